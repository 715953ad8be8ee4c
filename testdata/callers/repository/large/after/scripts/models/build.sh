#!/usr/bin/env bash
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../../models"
docker build -f models.Dockerfile --secret id=API_TOKEN,env=MODELS_TOKEN -t models .
