FROM alpine:3
ARG AUTHORS="the platform team"
LABEL org.opencontainers.image.authors=$AUTHORS
