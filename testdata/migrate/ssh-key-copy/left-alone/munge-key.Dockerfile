FROM debian:stable
COPY munge.key /etc/munge/munge.key
