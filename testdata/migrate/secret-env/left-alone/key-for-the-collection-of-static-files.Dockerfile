FROM python:3.12
ENV DJANGO_SECRET_KEY=not-used-for-collectstatic
RUN python manage.py collectstatic --noinput
