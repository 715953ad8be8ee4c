FROM composer:2
COPY composer.json composer.lock ./
RUN composer install
