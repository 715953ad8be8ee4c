FROM debian:12
COPY <<EOF /etc/ssh/ssh_config
Host git.example.com
#   StrictHostKeyChecking no
    StrictHostKeyChecking yes
EOF
