FROM debian:stable
ADD https://files.example.com/id_rsa.tar /tmp/
