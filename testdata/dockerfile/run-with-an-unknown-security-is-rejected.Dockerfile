FROM scratch
RUN --security=none a
