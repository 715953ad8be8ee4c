FROM scratch
CMD one \
# note

# note
