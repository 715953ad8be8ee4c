FROM registry.example.com/team/bastion AS bastion
FROM debian:12
COPY --from=bastion /etc/ssh/ssh_host_ed25519_key /etc/ssh/
