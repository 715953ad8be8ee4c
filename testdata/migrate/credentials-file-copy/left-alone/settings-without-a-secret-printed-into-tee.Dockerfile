FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN cat .npmrc | tee /root/.npmrc && npm install
