FROM debian:stable
ADD keys.tar.gz /opt/keys/
