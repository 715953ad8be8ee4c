FROM python:3.12
ARG PARAMIKO_SSH_KEYS_BRANCH=main
RUN pip install "https://files.example.com/paramiko/${PARAMIKO_SSH_KEYS_BRANCH}.tar.gz"
