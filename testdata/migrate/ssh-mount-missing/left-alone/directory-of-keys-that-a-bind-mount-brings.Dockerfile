FROM alpine/git
RUN --mount=type=bind,source=.ssh,target=/root/.ssh git clone git@git.example.com:team/app.git /app
