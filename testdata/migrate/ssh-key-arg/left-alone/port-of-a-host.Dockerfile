FROM debian:12
ARG SSH_PORT=22
RUN mkdir -p ~/.ssh && ssh-keyscan -p "$SSH_PORT" git.example.com > ~/.ssh/known_hosts
