FROM node:22
ARG PASSWORD_STORE=/var/lib/pass
RUN mkdir -p "$PASSWORD_STORE"
