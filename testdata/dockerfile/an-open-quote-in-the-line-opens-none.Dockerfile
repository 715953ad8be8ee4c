FROM scratch
RUN <<EOF echo it's
USER a
