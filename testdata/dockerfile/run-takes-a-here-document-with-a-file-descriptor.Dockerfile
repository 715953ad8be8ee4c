FROM scratch
RUN 3<<EOF cat <&3
one
EOF
USER a
