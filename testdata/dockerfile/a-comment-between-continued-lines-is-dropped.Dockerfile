FROM scratch
CMD one \
# note
  # indented note
  two
