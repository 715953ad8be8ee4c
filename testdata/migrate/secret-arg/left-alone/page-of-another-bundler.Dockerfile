FROM node:22
ARG VITE_MAPS_TOKEN
RUN npm run build
