FROM alpine:3
RUN --mount=type=secret,id=conf cat /run/secrets/conf > /dev/null && sha256sum -c /app.sha256
