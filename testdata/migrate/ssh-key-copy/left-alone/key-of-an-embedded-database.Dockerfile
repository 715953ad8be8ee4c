FROM debian:stable
COPY encryption.key /data/encryption.key
