FROM python:3
COPY pyproject.toml poetry.lock ./
RUN poetry install
