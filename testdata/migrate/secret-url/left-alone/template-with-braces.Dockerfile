FROM python:3.12
RUN echo "url: postgres://{{ user }}:{{ password }}@db.example.com/app" > /etc/app.yaml.j2
