#!/bin/sh
set -eu
ssh-agent sh -c 'printf "%s\n" "$API_KEY" | tr -d "\r" | ssh-add -q - && exec "$@"' - docker build --ssh default -t acme/api api
ssh-agent sh -c 'printf "%s\n" "$WEB_KEY" | tr -d "\r" | ssh-add -q - && exec "$@"' - docker build --ssh default -t acme/web web
