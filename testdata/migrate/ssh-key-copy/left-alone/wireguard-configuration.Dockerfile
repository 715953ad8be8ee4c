FROM debian:stable
COPY wg0.conf /etc/wireguard/wg0.conf
