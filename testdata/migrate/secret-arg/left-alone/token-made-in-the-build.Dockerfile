FROM node:22
RUN TOKEN="$(openssl rand -hex 16)" && ./seed "$TOKEN"
