FROM debian:12
ARG SSH_PUBLIC_KEY="ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICANARYpublic app@example.com"
RUN echo "$SSH_PUBLIC_KEY" > /etc/app.pub
