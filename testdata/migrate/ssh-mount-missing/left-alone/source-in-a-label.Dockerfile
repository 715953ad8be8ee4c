FROM alpine:3
LABEL org.opencontainers.image.source=git@git.example.com:team/app.git
