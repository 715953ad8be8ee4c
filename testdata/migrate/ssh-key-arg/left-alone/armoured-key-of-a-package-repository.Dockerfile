FROM debian:12
ARG REPO_KEY_URL=https://packages.example.com/key.asc
RUN curl -fsSL $REPO_KEY_URL | gpg --dearmor > /usr/share/keyrings/packages.gpg
