FROM alpine:3
COPY <<EOF /README
Get the sources:
    git clone git@git.example.com:team/app.git
    pip install git+ssh://git@git.example.com/team/lib.git
EOF
