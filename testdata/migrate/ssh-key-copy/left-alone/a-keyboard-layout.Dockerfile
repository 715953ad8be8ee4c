FROM debian:stable
COPY keyboard /etc/default/keyboard
