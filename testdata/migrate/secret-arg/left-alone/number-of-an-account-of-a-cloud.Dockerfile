FROM python:3.12
ARG AWS_ACCOUNT_ID
RUN echo "registry = ${AWS_ACCOUNT_ID}.registry.example.com" > /etc/app.ini
