FROM nginx
COPY server.key server.crt /etc/nginx/certs/
