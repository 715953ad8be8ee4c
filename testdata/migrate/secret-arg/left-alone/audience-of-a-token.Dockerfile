FROM node:22
ARG TOKEN_AUDIENCE=api
RUN ./configure --audience="$TOKEN_AUDIENCE"
