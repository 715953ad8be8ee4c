FROM python:3.12
ENV ENCRYPTION_KEY_ALIAS=alias/app-production-2024-eu1
ENV DB_PASSWORD_SECRET_NAME=prod/eu-1/db-password-v2
