FROM debian:12
RUN ssh-keygen -A && mkdir -p /run/sshd
