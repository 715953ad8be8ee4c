FROM node:22
ARG OAUTH_CLIENT_ID
RUN ./configure --client="$OAUTH_CLIENT_ID"
