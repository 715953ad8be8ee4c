FROM debian:stable
COPY wgetrc /etc/wgetrc
RUN wget https://files.example.com/a
