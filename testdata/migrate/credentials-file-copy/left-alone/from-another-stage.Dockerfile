FROM node:22 AS build
RUN npm ci
FROM nginx
COPY --from=build /app/auth.json.md /usr/share/nginx/html/
