# {{{{ braces }}
build key=env('SSH_PRIVATE_KEY'):
	#!/usr/bin/env bash
	set -euo pipefail
	if [[ -n "{{key}}" ]]; then
		# with the library
		eval "$(ssh-agent -s)"
		printf '%s\n' "$SSH_PRIVATE_KEY" | tr -d '\r' | ssh-add -
		docker build --ssh default .
	fi
