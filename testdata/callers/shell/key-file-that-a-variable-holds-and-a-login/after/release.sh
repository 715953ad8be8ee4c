#!/bin/sh
printf '%s' "$REGISTRY_PASSWORD" | docker login -u "$REGISTRY_USER" --password-stdin registry.example.com &&
  docker build --ssh default="$HOME/.ssh/id_rsa" -t registry.example.com/library . && docker push registry.example.com/library
