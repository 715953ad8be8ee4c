FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN test -e .npmrc && npm install
