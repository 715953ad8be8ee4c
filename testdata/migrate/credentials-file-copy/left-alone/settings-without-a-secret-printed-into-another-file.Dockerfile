FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN cat .npmrc > /root/.npmrc && npm install
