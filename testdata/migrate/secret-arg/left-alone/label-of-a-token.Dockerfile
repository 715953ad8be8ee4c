FROM node:22
ARG TOKEN_LABEL=ci
RUN ./configure --label="$TOKEN_LABEL"
