FROM alpine/git
RUN --mount=type=ssh GIT_SSH_COMMAND="ssh -o StrictHostKeyChecking=accept-new" git clone git@git.example.com:team/app.git
