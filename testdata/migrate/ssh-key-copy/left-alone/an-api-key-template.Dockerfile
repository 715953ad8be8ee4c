FROM debian:stable
COPY api_key.tmpl /etc/app/api_key.tmpl
