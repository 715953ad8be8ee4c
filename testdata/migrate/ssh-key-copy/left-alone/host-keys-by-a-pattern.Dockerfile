FROM debian:stable
COPY ssh_host_* /etc/ssh/
