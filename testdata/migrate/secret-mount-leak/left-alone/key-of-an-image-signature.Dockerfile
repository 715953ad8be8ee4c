FROM alpine:3
RUN --mount=type=secret,id=cosign.key cosign sign-blob --key /run/secrets/cosign.key --output-signature /app.sig /app.tgz
