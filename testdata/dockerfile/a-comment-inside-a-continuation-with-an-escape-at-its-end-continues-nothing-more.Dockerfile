FROM scratch
CMD one \
# note \
  two
USER a
