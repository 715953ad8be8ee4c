#!/bin/sh
git clone git@git.example.com:acme/lib.git
