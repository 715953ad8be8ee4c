FROM alpine/git
ARG SSH_USER=git
RUN --mount=type=ssh git clone "$SSH_USER@git.example.com:team/app.git"
