#!/bin/sh
wget --header "Authorization: $API_TOKEN" https://files.example.com/x
