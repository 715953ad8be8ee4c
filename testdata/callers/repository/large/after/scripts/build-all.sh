#!/bin/sh
# Builds what has a package.json.
set -eu
cd "$(dirname "$0")/.."

for service in api web; do
  docker build --build-arg NPM_TOKEN="$NPM_TOKEN" --secret id=NPM_TOKEN,env=NPM_TOKEN --tag "$service" "$service"
done
