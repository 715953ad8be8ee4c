FROM scratch
RUN --security=sandbox a
