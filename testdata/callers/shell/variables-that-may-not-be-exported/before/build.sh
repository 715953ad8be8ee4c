#!/bin/bash
set -e

# the export comes too late for the first of them
NPM_TOKEN=$(vault read token)
docker build --build-arg NPM_TOKEN=$NPM_TOKEN -t app .
export NPM_TOKEN
docker build --build-arg NPM_TOKEN=$NPM_TOKEN -t app:2 .

for token in $(cat tokens); do
	docker build --build-arg NPM_TOKEN="$token" . ;
done
: "${fallback:=none}"
docker build --build-arg NPM_TOKEN=$fallback .
