FROM nginx
COPY docs/ssh.html docs/deploy_key.html /usr/share/nginx/html/
