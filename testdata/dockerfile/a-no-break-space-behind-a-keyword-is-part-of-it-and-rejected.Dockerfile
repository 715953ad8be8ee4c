FROM scratch
