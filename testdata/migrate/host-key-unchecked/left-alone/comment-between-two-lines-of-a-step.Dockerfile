FROM alpine/git
RUN --mount=type=ssh \
    # ssh -o StrictHostKeyChecking=no is not needed any more
    git clone git@git.example.com:team/app.git
