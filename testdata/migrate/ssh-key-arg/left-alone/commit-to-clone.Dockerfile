FROM alpine/git
ARG GIT_COMMIT
RUN --mount=type=ssh git clone git@git.example.com:team/app.git app && git -C app checkout "$GIT_COMMIT"
