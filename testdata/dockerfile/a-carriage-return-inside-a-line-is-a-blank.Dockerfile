FROM scratch
ENV a=bc=d
USER e
