FROM debian:12
ARG SSH_KEY_PATH=/run/secrets/key
RUN --mount=type=secret,id=key GIT_SSH_COMMAND="ssh -i $SSH_KEY_PATH" git clone git@git.example.com:team/app.git
