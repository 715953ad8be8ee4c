FROM scratch AS a
FROM scratch
COPY --from=a --chown=1:2 --chmod=644 --link /a /b
