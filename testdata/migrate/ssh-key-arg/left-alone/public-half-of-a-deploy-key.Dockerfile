FROM debian:12
ARG DEPLOY_KEY_PUB
RUN mkdir -p ~/.ssh && echo "$DEPLOY_KEY_PUB" > ~/.ssh/id_rsa.pub
