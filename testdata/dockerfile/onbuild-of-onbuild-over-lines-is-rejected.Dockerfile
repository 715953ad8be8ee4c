FROM scratch
ONBUILD ONBUILD \
  # note
  RUN a \
  b
