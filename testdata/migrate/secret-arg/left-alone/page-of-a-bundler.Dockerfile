FROM node:22
ARG REACT_APP_API_KEY
RUN npm run build
