FROM nginx:1.27
COPY docs/deploy-key.md docs/ssh-keys.html /usr/share/nginx/html/
