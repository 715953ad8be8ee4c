FROM alpine/git
RUN echo "now run: git clone git@git.example.com:team/app.git"
