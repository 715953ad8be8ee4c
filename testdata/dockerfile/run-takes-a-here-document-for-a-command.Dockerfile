FROM scratch
RUN python3 <<EOF > /a
print(1)
EOF
USER a
