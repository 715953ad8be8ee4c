FROM php:8.3
ENV MAILER_DSN=smtp://user:pass@mail.example.com:1025
