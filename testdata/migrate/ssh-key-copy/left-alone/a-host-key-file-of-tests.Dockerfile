FROM debian:stable
COPY test/fixtures/ssh_host_rsa_key /etc/ssh/ssh_host_rsa_key
