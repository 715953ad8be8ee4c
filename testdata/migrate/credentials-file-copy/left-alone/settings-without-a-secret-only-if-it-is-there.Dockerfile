FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN if [ -f .npmrc ]; then npm install; fi
