FROM python:3
COPY aws/config /root/.aws/config
RUN aws --version
