FROM debian:12
ARG SSH_KNOWN_HOSTS
RUN mkdir -p ~/.ssh && echo "$SSH_KNOWN_HOSTS" > ~/.ssh/known_hosts
