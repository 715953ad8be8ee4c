FROM scratch
RUN --mont=type=ssh b
