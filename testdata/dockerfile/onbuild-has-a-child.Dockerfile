FROM scratch
ONBUILD RUN --mount=type=ssh a \
  # note
  b
