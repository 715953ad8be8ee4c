FROM scratch
RUN <<A cat
