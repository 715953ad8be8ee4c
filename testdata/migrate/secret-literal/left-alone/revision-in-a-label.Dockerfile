FROM alpine:3
LABEL org.opencontainers.image.revision="4b825dc642cb6eb9a060e54bf8d69288fbee4904"
