FROM debian:stable
COPY archive.key /tmp/archive.key
RUN apt-key add /tmp/archive.key
