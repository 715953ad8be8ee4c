FROM alpine/git
# GIT_SSH_COMMAND="ssh -o StrictHostKeyChecking=no" was here
RUN --mount=type=ssh git clone git@git.example.com:team/app.git
