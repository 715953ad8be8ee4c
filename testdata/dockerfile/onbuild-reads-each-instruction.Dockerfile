FROM scratch
ONBUILD ENV a=b c="d e"
ONBUILD COPY --chown=1 a /b
ONBUILD CMD ["a"]
onbuild user x
ONBUILD ARG y
