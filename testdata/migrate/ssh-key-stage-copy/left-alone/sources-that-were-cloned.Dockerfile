FROM alpine/git AS sources
RUN --mount=type=ssh git clone git@git.example.com:team/app.git /app
FROM node:22
COPY --from=sources /app /app
