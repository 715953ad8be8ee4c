FROM python:3.12
RUN --mount=type=secret,id=vault_pass ansible-playbook --vault-password-file /run/secrets/vault_pass site.yml
