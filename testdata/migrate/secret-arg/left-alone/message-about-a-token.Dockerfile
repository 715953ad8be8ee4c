FROM node:22
RUN echo "set NPM_TOKEN before npm ci"
