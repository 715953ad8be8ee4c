FROM scratch
COPY <<A /Dockerfile
FROM b
RUN <<B
B
A
USER a
