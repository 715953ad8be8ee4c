FROM debian:12
ARG AUTHORIZED_KEYS
RUN mkdir -p ~/.ssh && echo "$AUTHORIZED_KEYS" > ~/.ssh/authorized_keys && chmod 600 ~/.ssh/authorized_keys
