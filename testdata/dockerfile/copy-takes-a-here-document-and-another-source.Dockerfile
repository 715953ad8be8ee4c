FROM scratch
COPY a <<A /d/
one
A
USER a
