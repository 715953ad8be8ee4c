FROM php:8
COPY config/jwt/private.pem config/jwt/public.pem /app/config/jwt/
