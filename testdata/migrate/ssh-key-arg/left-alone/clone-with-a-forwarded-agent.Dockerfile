FROM alpine/git
RUN --mount=type=ssh git clone git@git.example.com:team/app.git
