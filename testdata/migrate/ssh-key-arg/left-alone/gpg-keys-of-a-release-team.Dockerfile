FROM debian:12
ARG GPG_KEYS
RUN for key in $GPG_KEYS; do gpg --recv-keys "$key"; done
