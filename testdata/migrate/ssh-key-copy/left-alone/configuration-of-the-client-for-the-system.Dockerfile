FROM debian:stable
COPY ssh_config /etc/ssh/ssh_config
