FROM debian:12
ARG SSH_KEY_TYPE=ed25519
RUN ssh-keygen -t "$SSH_KEY_TYPE" -N "" -f /etc/ssh/ssh_host_key
