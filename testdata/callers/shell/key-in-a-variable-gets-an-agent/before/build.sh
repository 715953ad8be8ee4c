#!/usr/bin/env bash
set -euo pipefail

build() {
  local tag="$1"
  docker build \
    --pull \
    --build-arg SSH_PRIVATE_KEY="$SSH_PRIVATE_KEY" \
    --tag "library:$tag" .
}

build "${1:-latest}"
