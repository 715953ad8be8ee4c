FROM scratch
# note
ENV a=b\ 