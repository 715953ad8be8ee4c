#!/usr/bin/env bash
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../../models"
docker build -f models.Dockerfile --build-arg "API_TOKEN=${MODELS_TOKEN}" -t models .
