FROM registry.example.com/team/python
RUN cat > /etc/pip.conf <<EOF
[global]
index-url = https://${PYPI_HOST}/simple
EOF
