FROM python:3.12
ENV AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_ENDPOINT_URL=http://localstack:4566
RUN pytest tests/integration
