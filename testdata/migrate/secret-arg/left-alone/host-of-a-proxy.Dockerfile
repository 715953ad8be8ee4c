FROM node:22
ARG PROXY_HOST=proxy.example.com
RUN echo "$PROXY_HOST" > /etc/proxy
