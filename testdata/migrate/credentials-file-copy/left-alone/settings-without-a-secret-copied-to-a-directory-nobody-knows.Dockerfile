FROM composer:2
WORKDIR /app
COPY composer.json composer.lock ./
RUN cp composer.lock /root/.composer && composer install
