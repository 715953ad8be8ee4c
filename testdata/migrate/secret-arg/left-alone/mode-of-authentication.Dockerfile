FROM node:22
ARG AUTH_MODE=none
RUN ./configure --auth="$AUTH_MODE"
