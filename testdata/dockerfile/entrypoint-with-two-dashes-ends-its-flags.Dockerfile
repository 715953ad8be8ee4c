FROM scratch
ENTRYPOINT -- --a
