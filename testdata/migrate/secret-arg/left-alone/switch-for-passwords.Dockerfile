FROM node:22
ARG USE_PASSWORD=0
RUN ./configure --use-password="$USE_PASSWORD"
