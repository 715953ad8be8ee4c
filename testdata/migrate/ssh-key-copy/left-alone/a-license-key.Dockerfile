FROM debian:stable
COPY license.key /opt/app/license.key
