FROM scratch
HEALTHCHECK CMD ["a", "b"]
