FROM alpine/git
RUN git ls-remote git@git.example.com:team/app.git || true
