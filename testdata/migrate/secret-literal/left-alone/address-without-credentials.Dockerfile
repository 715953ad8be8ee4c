FROM node:22
ARG API_KEY_URL=https://keys.example.com/v1/keys/0123456789
RUN curl "$API_KEY_URL"
