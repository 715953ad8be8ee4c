FROM scratch
RUN a --mount=type=ssh
