FROM scratch
FRO scratch
USER a
