FROM scratch
HEALTHCHECK --interval=5m \
  --timeout=3s \
  CMD \
  a
