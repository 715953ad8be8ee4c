FROM scratch
ENV =a
