FROM scratch
RUN <<A cat && <<B cat
one
A
two
B
USER a
