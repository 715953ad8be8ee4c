FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN cp .npmrc /root && npm install
