FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN ln -s /app/.npmrc /root/.npmrc
WORKDIR /tmp/x
RUN npm install -g @team/library
