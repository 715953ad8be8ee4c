FROM node:22
COPY .nvmrc .node-version ./
RUN npm ci
