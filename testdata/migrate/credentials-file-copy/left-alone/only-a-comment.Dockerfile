FROM node:22
# COPY .netrc /root/.netrc
RUN npm ci
