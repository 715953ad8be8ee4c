FROM php:8.3-apache
ARG PASSWORD_RESET_TEMPLATE=mail/reset.html
RUN cp "templates/${PASSWORD_RESET_TEMPLATE}" /var/www/html/reset.html
