FROM scratch
# note \
USER a
