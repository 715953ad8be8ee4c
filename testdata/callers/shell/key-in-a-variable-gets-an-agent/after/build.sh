#!/usr/bin/env bash
set -euo pipefail

build() {
  local tag="$1"
  ssh-agent sh -c 'printf "%s\n" "$SSH_PRIVATE_KEY" | tr -d "\r" | ssh-add -q - && exec "$@"' - docker build \
    --pull \
    --ssh default \
    --tag "library:$tag" .
}

build "${1:-latest}"
