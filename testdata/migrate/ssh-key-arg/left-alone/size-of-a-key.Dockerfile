FROM debian:12
ARG KEY_SIZE=2048
RUN openssl genrsa "$KEY_SIZE" > /etc/ssl/local.key
