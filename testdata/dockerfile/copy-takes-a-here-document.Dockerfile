FROM scratch
COPY <<EOF /a
one
  two $x
EOF
USER a
