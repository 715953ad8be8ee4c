FROM scratch
ENV a
