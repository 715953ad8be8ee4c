FROM debian:stable
COPY keystore.jks /app/keystore.jks
