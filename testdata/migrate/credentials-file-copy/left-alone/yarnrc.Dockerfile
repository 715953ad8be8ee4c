FROM node:22
COPY .yarnrc.yml package.json ./
RUN yarn install
