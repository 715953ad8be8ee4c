FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN echo "script-shell=/bin/bash" >> .npmrc
RUN npm install
