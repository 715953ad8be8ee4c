FROM alpine:3
RUN --mount=type=secret,id=key openssl dgst -sha256 -sign /run/secrets/key app.tgz > app.tgz.sig
