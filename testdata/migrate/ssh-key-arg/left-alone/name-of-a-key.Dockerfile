FROM debian:12
ARG SSH_KEY_NAME=id_ed25519
RUN echo "IdentityFile ~/.ssh/$SSH_KEY_NAME" >> /etc/ssh/ssh_config
