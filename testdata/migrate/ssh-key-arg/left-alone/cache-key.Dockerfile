FROM node:22
ARG CACHE_KEY
RUN echo "$CACHE_KEY" > /tmp/cache-key && npm ci
