FROM scratch
COPY <<A /d
one
A
USER a
