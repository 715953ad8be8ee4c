FROM node:22
ARG AUTH_TOKEN_HEADER=X-Token
RUN ./configure --header="$AUTH_TOKEN_HEADER"
