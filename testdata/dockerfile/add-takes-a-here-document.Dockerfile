FROM scratch
ADD <<A /d
one
A
USER a
