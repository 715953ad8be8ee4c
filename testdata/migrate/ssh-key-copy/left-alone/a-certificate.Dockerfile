FROM debian:stable
COPY deploy.crt deploy.csr /etc/ssl/certs/
