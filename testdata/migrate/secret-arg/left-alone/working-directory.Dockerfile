FROM node:22
ARG PWD=/src
RUN cd "$PWD" && make
