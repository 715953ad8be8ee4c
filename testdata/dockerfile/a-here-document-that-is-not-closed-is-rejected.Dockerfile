FROM scratch
COPY <<A /d
one
USER a
