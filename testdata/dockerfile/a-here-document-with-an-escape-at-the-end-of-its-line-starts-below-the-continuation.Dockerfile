FROM scratch
RUN <<A cat \
  | cat
one
A
USER a
