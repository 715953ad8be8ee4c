FROM node:22
RUN npm install --registry https://npm.example.com:4873/ "@team/app@1.0.0"
