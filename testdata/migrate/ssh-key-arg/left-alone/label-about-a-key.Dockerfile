FROM debian:12
LABEL org.example.ssh-key="forwarded"
