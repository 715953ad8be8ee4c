FROM node:22
ARG REGISTRY_HOST=npm.example.com
RUN echo "registry=https://${REGISTRY_HOST}/" > .npmrc && npm ci
