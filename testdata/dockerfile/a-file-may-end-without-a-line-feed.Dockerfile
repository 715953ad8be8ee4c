FROM scratch
USER a