#!/bin/sh
set -eu
. scripts/lib.sh
fetch
