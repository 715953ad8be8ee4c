FROM node:22
CMD echo "//npm.example.com/:_authToken=$NPM_TOKEN" > ~/.npmrc && exec npm start
