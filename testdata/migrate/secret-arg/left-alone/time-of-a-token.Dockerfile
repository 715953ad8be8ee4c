FROM node:22
ARG TOKEN_TTL=60
RUN ./configure --ttl="$TOKEN_TTL"
