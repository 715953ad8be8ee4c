#!/bin/bash
if [ -n "$API_TOKEN" ]; then
  curl -H "Authorization: $API_TOKEN" https://files.example.com/x
fi
