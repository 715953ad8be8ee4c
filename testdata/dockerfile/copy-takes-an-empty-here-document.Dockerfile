FROM scratch
COPY <<EOF /a
EOF
USER a
