FROM python:3
COPY settings.py local_settings.py /app/
RUN python manage.py collectstatic
