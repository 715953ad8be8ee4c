FROM node:22
RUN echo '//npm.example.com/:_authToken=${NPM_TOKEN}' > .npmrc
