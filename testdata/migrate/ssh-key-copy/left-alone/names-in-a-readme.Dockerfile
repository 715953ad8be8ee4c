FROM debian:stable
COPY id_rsa.md /usr/share/doc/app/
