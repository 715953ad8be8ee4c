FROM composer:2
WORKDIR /app
COPY composer.json composer.lock ./
RUN composer config sort-packages true && composer install
