FROM python:3.12
ENV CACHE_URL=redis://default:Kx81mVvw27@redis:6379/0
CMD ["python", "main.py"]
