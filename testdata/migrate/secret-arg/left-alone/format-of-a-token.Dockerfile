FROM node:22
ARG TOKEN_FORMAT=jwt
RUN ./configure --token-format="$TOKEN_FORMAT"
