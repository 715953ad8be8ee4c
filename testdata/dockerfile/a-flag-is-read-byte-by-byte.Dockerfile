FROM scratch
COPY --chown=é a /b
