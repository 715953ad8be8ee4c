FROM alpine:3
RUN --mount=type=secret,id=key cat /run/secrets/key > /tmp/key && sign --key /tmp/key app.bin && shred -u /tmp/key
