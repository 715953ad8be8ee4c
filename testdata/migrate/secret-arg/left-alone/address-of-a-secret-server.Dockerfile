FROM node:22
ARG VAULT_ADDR=https://vault.example.com
RUN echo "$VAULT_ADDR" > /etc/vault-address
