FROM registry.example.com/team/node
RUN echo "//npm.example.com/:_authToken=$NPM_TOKEN" > /root/.npmrc && npm ci && rm -f /root/.npmrc
