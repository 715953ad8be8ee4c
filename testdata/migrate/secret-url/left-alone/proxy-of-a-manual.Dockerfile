FROM alpine:3
ENV HTTPS_PROXY=http://username:password@proxy.example.com:8080
