FROM node:22
WORKDIR /app
COPY .npmrc /root/.npmrc
COPY package.json ./
RUN npm config set script-shell /bin/bash
RUN npm install
