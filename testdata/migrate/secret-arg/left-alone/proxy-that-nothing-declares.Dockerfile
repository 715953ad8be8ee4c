FROM node:22
RUN npm config set proxy "$HTTP_PROXY" && npm ci
