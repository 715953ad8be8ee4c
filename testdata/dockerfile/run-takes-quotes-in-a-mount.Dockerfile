FROM scratch
RUN --mount=type=secret,id="a",target="/b c" d
