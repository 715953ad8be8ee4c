FROM debian:stable
ARG APP_VERSION
RUN env > /etc/build-info
