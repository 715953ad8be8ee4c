#!/bin/sh
KEY=$(cat ~/.ssh/id_rsa)
docker login -u "$REGISTRY_USER" -p "$REGISTRY_PASSWORD" registry.example.com &&
  docker build --build-arg SSH_PRIVATE_KEY="$KEY" -t registry.example.com/library . && docker push registry.example.com/library
