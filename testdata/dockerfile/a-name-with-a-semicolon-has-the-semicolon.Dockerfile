FROM scratch
RUN <<EOF; echo
one
EOF;
USER a
