FROM debian:stable
COPY <<EOF /root/.ssh/config
Host git.example.com
  User git
EOF
RUN true
