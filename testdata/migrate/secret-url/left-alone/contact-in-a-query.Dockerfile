FROM python:3.12
RUN curl -fsS "https://api.example.com/search?agent=build:1.0&mailto=ops@example.com" -o /data.json
