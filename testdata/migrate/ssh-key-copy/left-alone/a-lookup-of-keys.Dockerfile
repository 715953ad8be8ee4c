FROM debian:stable
COPY keys.sh /usr/local/bin/authorized-keys-command
