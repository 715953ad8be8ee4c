FROM debian:stable
COPY deploy-key.yaml deploy.key.json /etc/app/
