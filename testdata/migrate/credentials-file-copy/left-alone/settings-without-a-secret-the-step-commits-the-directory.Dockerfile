FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN npm install && git init && git add -A && git commit -m vendored
