#!/bin/sh
az acr build --registry acme --image shop/web \
  --secret-build-arg NPM_TOKEN="$NPM_TOKEN" \
  --build-arg NODE_ENV=production .
