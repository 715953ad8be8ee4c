FROM node:22
ARG TOKEN_SCOPE=read
RUN ./configure --scope="$TOKEN_SCOPE"
