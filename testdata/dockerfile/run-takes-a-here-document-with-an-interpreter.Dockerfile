FROM scratch
RUN <<EOF /bin/sh
echo one
EOF
USER a
