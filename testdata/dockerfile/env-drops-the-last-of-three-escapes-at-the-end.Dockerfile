FROM scratch
ENV a=b\\\
USER a
