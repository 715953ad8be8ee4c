FROM scratch
COPY <<A <<B /d/
one
A
two
B
USER a
