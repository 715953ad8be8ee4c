FROM node:22
COPY package.json package-lock.json yarn.lock pnpm-lock.yaml ./
RUN npm ci
