FROM debian:stable-slim

WORKDIR /srv/models
RUN --mount=type=secret,id=API_TOKEN,env=API_TOKEN,required=true curl --fail --silent --show-error --location -H "Authorization: Bearer $API_TOKEN" -o model.bin https://files.example.com/model.bin
