FROM nginx
COPY users.htpasswd /etc/nginx/users.htpasswd
