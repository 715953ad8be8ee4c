FROM debian:12
ARG SSH_PUBLIC_KEY
RUN mkdir -p /root/.ssh && echo "$SSH_PUBLIC_KEY" >> /root/.ssh/authorized_keys
