FROM debian:stable
COPY credentials.schema.json /app/schemas/
