#!/bin/sh
set -e
mkdir -p /out
cp .npmrc package.json /out/
