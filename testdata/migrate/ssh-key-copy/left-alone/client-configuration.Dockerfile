FROM debian:stable
COPY ssh_config /root/.ssh/config
