FROM alpine/git
ENTRYPOINT ["git", "clone", "git@git.example.com:team/app.git", "/work"]
