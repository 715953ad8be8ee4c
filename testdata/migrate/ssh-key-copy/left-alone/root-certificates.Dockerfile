FROM debian:stable
COPY ca.pem /usr/local/share/ca-certificates/ca.crt
RUN update-ca-certificates
