FROM debian:12
ARG SSH_CONFIG
RUN mkdir -p ~/.ssh && echo "$SSH_CONFIG" > ~/.ssh/config
