FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN npm install && ls -A | grep -v node_modules | xargs rm -rf
