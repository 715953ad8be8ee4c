FROM debian:stable
ARG KEY_FORMAT=pem
RUN openssl genrsa -out /tmp/a.$KEY_FORMAT
