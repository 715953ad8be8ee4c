FROM node:22
WORKDIR /app
COPY .npmrc package.json ./
RUN npm install && \
    cp package.json /srv/ && \
    cp -r node_modules /srv/ && \
    git add package.json && \
    find / -name '*.pyc' -delete && \
    find node_modules -name '*.md' | xargs rm -f && \
    TMP="$(mktemp -d)" && rm -rf "$TMP" && \
    rm -rf /tmp/* *.log
