FROM alpine/git
ONBUILD RUN git clone git@git.example.com:team/app.git /app
