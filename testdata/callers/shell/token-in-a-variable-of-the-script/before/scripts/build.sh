#!/bin/sh
set -eu
cd "$(dirname "$0")/.."

token=${TEAM_TOKEN:?}
image=${IMAGE:-models}

docker build \
  --file docker/models.Dockerfile \
  --build-arg API_TOKEN="$token" \
  --tag "$image" \
  docker
