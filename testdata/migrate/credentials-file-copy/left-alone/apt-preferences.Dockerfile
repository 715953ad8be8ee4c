FROM debian:stable
COPY preferences /etc/apt/preferences
RUN apt-get update
