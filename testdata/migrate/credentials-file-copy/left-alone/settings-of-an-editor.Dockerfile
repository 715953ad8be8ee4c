FROM debian:stable
COPY settings.json /root/.config/
