FROM scratch
ENV a=1 \
    # two
    b=2 \

    c="3 \
  4"
