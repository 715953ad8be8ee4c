FROM scratch
COPY <<A <<B /d/
one
A
USER a
