FROM python:3.12
ARG CSRF_COOKIE_NAME=csrftoken
COPY . /app
RUN cd /app && python manage.py compilemessages --cookie "$CSRF_COOKIE_NAME"
