FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN sh -c "npm install && cp -r /app /srv2"
