FROM debian:12
COPY <<EOF /usr/local/share/ca-certificates/team.crt
-----BEGIN CERTIFICATE-----
MIIBszCCAVmgAwIBAgIUQ2F0b3BhcmRPZlRoZVRlYW0wMDAwMDAwCgYIKoZIzj0E
AwIwDzENMAsGA1UEAwwEdGVhbTAeFw0yNDAxMDEwMDAwMDBaFw0zNDAxMDEwMDAw
-----END CERTIFICATE-----
EOF
RUN update-ca-certificates
