FROM debian:12
ARG ENABLE_SSH_KEYS=0
RUN if [ "$ENABLE_SSH_KEYS" = 1 ]; then ssh-keygen -A; fi
