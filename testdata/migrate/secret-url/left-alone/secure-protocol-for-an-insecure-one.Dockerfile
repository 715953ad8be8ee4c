FROM node:22
RUN git config --global url."https://".insteadOf git:// && npm install
