FROM node:22
ARG API_TOKEN=changeme
RUN make
