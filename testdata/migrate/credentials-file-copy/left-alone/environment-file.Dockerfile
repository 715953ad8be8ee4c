FROM node:22
COPY .env package.json ./
RUN npm ci
