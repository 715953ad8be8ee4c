FROM debian:stable
COPY release.asc /tmp/release.asc
RUN gpg --import /tmp/release.asc
