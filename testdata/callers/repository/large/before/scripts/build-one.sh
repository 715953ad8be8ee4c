#!/bin/sh
# build-one.sh DIRECTORY: the directory may lie anywhere.
exec docker build --build-arg BATCH_TOKEN="$BATCH_TOKEN" "$1"
