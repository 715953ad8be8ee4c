FROM debian:12
ENV PASSWORD_STORE_DIR=/data/password-store-2024-team1
