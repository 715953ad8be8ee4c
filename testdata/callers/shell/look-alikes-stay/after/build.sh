#!/bin/sh
# docker build --build-arg API_TOKEN=$API_TOKEN .
usage() {
  cat <<EOF
Run: docker build --build-arg API_TOKEN=\$API_TOKEN .
EOF
}
docker build --build-arg API_VERSION="$API_TOKEN_VERSION" --label API_TOKEN=none .
docker login -u me --password-stdin registry.example.com < password
mysql -u me -p "$PASSWORD"
