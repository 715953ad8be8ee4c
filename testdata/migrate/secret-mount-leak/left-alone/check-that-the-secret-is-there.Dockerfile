FROM alpine:3
RUN --mount=type=secret,id=token test -s /run/secrets/token || { echo "give --secret id=token" >&2; exit 1; }
