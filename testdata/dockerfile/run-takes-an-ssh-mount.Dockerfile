FROM scratch
RUN --mount=type=ssh b
