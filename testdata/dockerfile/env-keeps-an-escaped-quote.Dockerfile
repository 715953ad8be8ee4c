FROM scratch
ENV a=\"b\" c="d\"e" f='g\'
