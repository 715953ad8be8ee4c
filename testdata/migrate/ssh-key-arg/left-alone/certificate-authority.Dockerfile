FROM debian:12
ARG CA_CERT
RUN echo "$CA_CERT" > /usr/local/share/ca-certificates/ca.crt && update-ca-certificates
