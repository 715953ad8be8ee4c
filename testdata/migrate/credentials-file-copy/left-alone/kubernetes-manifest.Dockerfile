FROM debian:stable
COPY config.yaml /etc/kube/config.yaml
