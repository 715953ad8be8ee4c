FROM node:22
ARG RECAPTCHA_SITE_KEY
COPY . .
RUN sed -i "s/@SITE_KEY@/${RECAPTCHA_SITE_KEY}/" public/index.html
