FROM registry.example.com/team/certificates AS certificates
FROM nginx:1.27
COPY --from=certificates /etc/ssl/private/site.key /etc/nginx/site.key
