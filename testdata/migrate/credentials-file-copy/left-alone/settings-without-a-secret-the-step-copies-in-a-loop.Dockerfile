FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN npm install && mkdir /out && for f in $(ls -A); do cp -r $f /out/; done
