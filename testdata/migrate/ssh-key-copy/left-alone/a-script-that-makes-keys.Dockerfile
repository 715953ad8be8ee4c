FROM debian:stable
COPY ssh-keys.sh /usr/local/bin/ssh-keys.sh
