FROM scratch
ONBUILD COPY <<A /d
one
A
USER a
