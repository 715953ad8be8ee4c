FROM scratch
HEALTHCHECK --timeout=10us CMD a
