FROM debian:stable
COPY moduli banner /etc/ssh/
