FROM python:3
COPY pip.conf /etc/pip.conf
RUN pip install -r requirements.txt
