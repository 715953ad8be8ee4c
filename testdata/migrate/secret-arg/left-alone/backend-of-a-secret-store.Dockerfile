FROM node:22
ARG SECRETS_BACKEND=file
RUN ./configure --secrets="$SECRETS_BACKEND"
