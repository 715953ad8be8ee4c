FROM python:3.12
RUN echo "SECRET_KEY=$(openssl rand -hex 32)" > /app/.env.test && cd /app && pytest
