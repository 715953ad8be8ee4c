FROM node:22
ARG NPM_REGISTRY=https://npm.example.com/
RUN npm config set registry "$NPM_REGISTRY"
