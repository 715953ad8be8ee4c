FROM node:22
WORKDIR /app
COPY package.json package-lock.json ./
ARG NPM_TOKEN
RUN npm ci
COPY . .
