#!/bin/sh
# GITHUB_TOKEN is not needed here
set -e
cd /src
mkdir -p out
cp -r static out/
