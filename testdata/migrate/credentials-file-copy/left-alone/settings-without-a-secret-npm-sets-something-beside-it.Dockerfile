FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN npm config set fund false && npm install
