FROM alpine/git
ENV REPOSITORY=ssh://git@git.example.com:7999/team/app.git
CMD ["sh", "-c", "git clone $REPOSITORY /work"]
