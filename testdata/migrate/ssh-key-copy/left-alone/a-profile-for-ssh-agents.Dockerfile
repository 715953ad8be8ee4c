FROM debian:stable
COPY ssh-agent.profile /etc/profile.d/ssh-agent.sh
