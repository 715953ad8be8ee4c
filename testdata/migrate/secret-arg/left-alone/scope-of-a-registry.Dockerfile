FROM node:22
ARG NPM_SCOPE=@team
RUN npm config set scope "$NPM_SCOPE"
