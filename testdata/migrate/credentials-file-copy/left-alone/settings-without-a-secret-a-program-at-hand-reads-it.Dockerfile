FROM node:22
WORKDIR /app
COPY .npmrc package.json build.js other.js ./
RUN npm install
RUN node build.js
RUN node other.js
