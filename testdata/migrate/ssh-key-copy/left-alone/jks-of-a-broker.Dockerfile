FROM debian:stable
COPY kafka.server.keystore.jks /etc/kafka/secrets/
