FROM scratch
CMD one \
  # note

  two
ENV a=b\
  c=d
