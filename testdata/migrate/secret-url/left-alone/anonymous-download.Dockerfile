FROM debian:12
RUN wget -q ftp://anonymous:build@files.example.com/pub/tool.tgz
