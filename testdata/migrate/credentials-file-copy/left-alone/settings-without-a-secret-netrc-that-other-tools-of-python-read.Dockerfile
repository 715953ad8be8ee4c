FROM python:3.12
COPY setup.cfg /root/setup.cfg
COPY requirements.in .
RUN pip-compile requirements.in
RUN pip install -r requirements.txt
