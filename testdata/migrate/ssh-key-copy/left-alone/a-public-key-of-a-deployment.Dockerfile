FROM debian:stable
COPY deploy_key.pub /home/app/.ssh/authorized_keys
