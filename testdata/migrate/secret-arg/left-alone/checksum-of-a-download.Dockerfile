FROM node:22
ARG SHA256
RUN echo "$SHA256  app.tgz" | sha256sum -c
