FROM debian:12
RUN echo "VerifyHostKeyDNS yes" >> /etc/ssh/ssh_config
