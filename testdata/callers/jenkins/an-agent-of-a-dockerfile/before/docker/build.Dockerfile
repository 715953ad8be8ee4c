FROM alpine:3.20
RUN apk add --no-cache git openssh-client
ARG SSH_PRIVATE_KEY
RUN mkdir -p /root/.ssh && \
    echo "$SSH_PRIVATE_KEY" > /root/.ssh/id_rsa && \
    chmod 600 /root/.ssh/id_rsa && \
    ssh-keyscan git.example.com >> /root/.ssh/known_hosts
RUN git clone git@git.example.com:team/app.git /app
