FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
COPY ci ci
RUN npm install && ./ci/pack.sh
