#!/usr/bin/env bash
set -e

echo "//npm.example.com/:_authToken=$NPM_TOKEN" > .npmrc
npm ci
