FROM debian:stable
COPY .curlrc /root/.curlrc
RUN curl https://files.example.com/a
