#!/bin/sh
set -eu
cd "$(dirname "$0")/.."

token=${TEAM_TOKEN:?}
image=${IMAGE:-models}

API_TOKEN="$token" docker build \
  --file docker/models.Dockerfile \
  --secret id=API_TOKEN,env=API_TOKEN \
  --tag "$image" \
  docker
