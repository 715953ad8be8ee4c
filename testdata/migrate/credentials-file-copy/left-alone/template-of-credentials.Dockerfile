FROM debian:stable
COPY credentials.example /app/credentials
