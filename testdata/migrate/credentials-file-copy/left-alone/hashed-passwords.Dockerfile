FROM nginx
COPY .htpasswd /etc/nginx/
