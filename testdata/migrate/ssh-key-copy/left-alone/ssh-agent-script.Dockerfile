FROM debian:stable
COPY ssh-agent.sh /root/
RUN cat /root/ssh-agent.sh >> /root/.bashrc
