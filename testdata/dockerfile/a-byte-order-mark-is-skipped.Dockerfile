FROM scratch
USER a
