FROM node:22
ARG SECRETS_DIR=/run/secrets
RUN mkdir -p "$SECRETS_DIR"
