FROM scratch
CMD [ \
  "a", \
  # note
  "b" \
]
