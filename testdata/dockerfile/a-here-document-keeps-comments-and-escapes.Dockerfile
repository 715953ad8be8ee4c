FROM scratch
COPY <<A /d
# note
one \
two \\

A
USER a
