FROM node:22
ARG NPM_USERNAME
RUN npm config set username "$NPM_USERNAME"
