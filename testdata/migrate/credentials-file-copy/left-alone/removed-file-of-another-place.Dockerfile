FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN npm ci && rm -f /root/.npmrc
