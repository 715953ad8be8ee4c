FROM debian:12
ARG SSH_DIR=/root/.ssh
RUN mkdir -p -m 0700 "$SSH_DIR"
