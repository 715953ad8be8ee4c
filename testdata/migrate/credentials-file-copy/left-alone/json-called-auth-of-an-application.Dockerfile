FROM debian:stable
COPY auth.json.dist /app/
