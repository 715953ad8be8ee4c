FROM node:22
ENV NPM_TOKEN=""
RUN echo "//npm.example.com/:_authToken=${NPM_TOKEN}" > .npmrc
