FROM debian:12
ARG SSH_KEY_LENGTH=4096
RUN ssh-keygen -b "$SSH_KEY_LENGTH" -N "" -f /etc/ssh/ssh_host_rsa_key
