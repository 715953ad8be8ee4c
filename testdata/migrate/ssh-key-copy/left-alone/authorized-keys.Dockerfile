FROM debian:stable
COPY id_rsa.pub /root/.ssh/authorized_keys
