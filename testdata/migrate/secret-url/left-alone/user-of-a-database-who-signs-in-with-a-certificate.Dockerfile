FROM python:3.12
ENV DATABASE_URL=postgresql://app@db.example.com/app
CMD ["python", "main.py"]
