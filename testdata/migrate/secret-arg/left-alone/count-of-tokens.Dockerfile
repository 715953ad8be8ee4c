FROM node:22
ARG MAX_TOKENS=4096
RUN ./configure --max-tokens="$MAX_TOKENS"
