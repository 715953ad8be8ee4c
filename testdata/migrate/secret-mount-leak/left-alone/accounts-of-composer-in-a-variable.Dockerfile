FROM composer:2
RUN --mount=type=secret,id=composer_auth COMPOSER_AUTH="$(cat /run/secrets/composer_auth)" composer install --no-dev
