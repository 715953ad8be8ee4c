FROM node:22
ARG TOKEN_PREFIX=app_
RUN ./configure --prefix="$TOKEN_PREFIX"
