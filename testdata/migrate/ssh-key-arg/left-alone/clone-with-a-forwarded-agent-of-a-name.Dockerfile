FROM alpine/git
ARG KEY_ID=deploy
RUN --mount=type=ssh,id=deploy,required=true git clone git@git.example.com:team/app.git
