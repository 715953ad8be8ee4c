FROM scratch
COPY <<A \
  # note
  <<B /d/
one
A
two
B
USER a
