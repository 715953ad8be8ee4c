FROM scratch
USER a
