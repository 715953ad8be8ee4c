# {{{{ braces }}
build key=env('SSH_PRIVATE_KEY'):
	#!/usr/bin/env bash
	set -euo pipefail
	if [[ -n "{{key}}" ]]; then
		# with the library
		docker build --build-arg "SSH_PRIVATE_KEY=$SSH_PRIVATE_KEY" .
	fi
