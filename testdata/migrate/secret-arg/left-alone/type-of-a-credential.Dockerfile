FROM node:22
ARG CREDENTIAL_TYPE=basic
RUN ./configure --type="$CREDENTIAL_TYPE"
