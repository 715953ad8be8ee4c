FROM alpine/git
RUN --mount=type=secret,id=deploy_key GIT_SSH_COMMAND="ssh -i /run/secrets/deploy_key" git clone git@git.example.com:team/app.git
