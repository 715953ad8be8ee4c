FROM debian:stable
COPY sshd_config /etc/ssh/sshd_config
