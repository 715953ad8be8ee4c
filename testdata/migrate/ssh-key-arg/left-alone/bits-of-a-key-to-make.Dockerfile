FROM debian:12
ARG RSA_KEY_BITS=4096
RUN openssl genrsa -out /etc/ssl/private/local.key $RSA_KEY_BITS
