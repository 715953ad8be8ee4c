#!/bin/sh
"$TOOL" run
