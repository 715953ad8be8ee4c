FROM debian:stable
ARG VAULT_ADDR
RUN vault status -address=$VAULT_ADDR
