FROM debian:12
RUN --mount=type=secret,id=ca,target=/usr/local/share/ca-certificates/proxy.crt update-ca-certificates && apt-get update
