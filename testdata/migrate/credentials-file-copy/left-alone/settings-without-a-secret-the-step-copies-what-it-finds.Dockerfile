FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN npm install && mkdir /out && find . -maxdepth 1 -type f -exec cp {} /out/ \;
