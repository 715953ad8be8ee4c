#!/bin/sh
set -e
mkdir -p /out
cp -r /lib /out
