FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN install -m 600 -o root .npmrc /root/.npmrc && npm install
