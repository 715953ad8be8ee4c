FROM python:3.12
ARG PIP_INDEX_URL=https://pypi.example.com/simple
RUN pip install -r requirements.txt
