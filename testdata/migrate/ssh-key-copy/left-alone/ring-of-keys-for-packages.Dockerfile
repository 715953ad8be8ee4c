FROM debian:12
COPY github-cli-keyring.gpg /usr/share/keyrings/
