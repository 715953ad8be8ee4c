FROM scratch
COPY a <<A
one
A
