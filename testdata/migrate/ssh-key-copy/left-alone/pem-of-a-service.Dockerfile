FROM debian:stable
COPY ssl.pem /etc/ssl/private/ssl.pem
RUN chmod 600 /etc/ssl/private/ssl.pem
