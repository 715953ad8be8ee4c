FROM alpine/git
RUN --mount=type=secret,id=token git ls-remote "https://ci:$(cat /run/secrets/token)@git.example.com/team/app.git" HEAD > /head
