#!/bin/sh
set -eu
docker build --build-arg SSH_KEY="$API_KEY" -t acme/api api
docker build --build-arg SSH_KEY="$WEB_KEY" -t acme/web web
