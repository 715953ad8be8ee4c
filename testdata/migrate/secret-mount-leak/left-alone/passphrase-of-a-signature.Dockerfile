FROM debian:12
RUN --mount=type=secret,id=passphrase gpg --batch --pinentry-mode loopback --passphrase-file /run/secrets/passphrase --detach-sign app.tgz
