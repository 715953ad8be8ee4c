FROM alpine/git
ARG STRICT_HOST_KEY_CHECKING=yes
RUN --mount=type=ssh GIT_SSH_COMMAND="ssh -o StrictHostKeyChecking=$STRICT_HOST_KEY_CHECKING" git clone git@git.example.com:team/app.git
