FROM debian:stable
COPY authorized_keys /root/.ssh/
