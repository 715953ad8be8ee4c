FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN cp -t /root .npmrc && npm install
