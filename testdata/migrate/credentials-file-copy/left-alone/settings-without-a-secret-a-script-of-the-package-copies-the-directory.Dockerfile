FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN npm install && npm run dist
