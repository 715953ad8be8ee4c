#!/bin/bash
set -e

# the export comes too late for the first of them
NPM_TOKEN=$(vault read token)
NPM_TOKEN="$NPM_TOKEN" docker build --secret id=NPM_TOKEN,env=NPM_TOKEN -t app .
export NPM_TOKEN
docker build --secret id=NPM_TOKEN,env=NPM_TOKEN -t app:2 .

for token in $(cat tokens); do
	NPM_TOKEN="$token" docker build --secret id=NPM_TOKEN,env=NPM_TOKEN . ;
done
: "${fallback:=none}"
NPM_TOKEN="$fallback" docker build --secret id=NPM_TOKEN,env=NPM_TOKEN .
