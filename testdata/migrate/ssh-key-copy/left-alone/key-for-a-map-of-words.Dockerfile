FROM python:3.12
COPY locale/ssh_key_labels.po /app/locale/
