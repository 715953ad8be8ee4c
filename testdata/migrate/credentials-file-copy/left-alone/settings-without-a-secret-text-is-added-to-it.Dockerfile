FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN echo "fund=false" >> .npmrc && npm install
