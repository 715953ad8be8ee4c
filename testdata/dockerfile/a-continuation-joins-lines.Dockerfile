FROM scratch
CMD one \
  two \
  three
