FROM python:3.12
RUN --mount=type=secret,id=netrc,target=/root/.netrc pip install -r requirements.txt
