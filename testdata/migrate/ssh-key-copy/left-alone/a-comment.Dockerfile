FROM debian:stable
# COPY id_rsa /root/.ssh/id_rsa
RUN true
