FROM scratch
ARG --x=y a=b
