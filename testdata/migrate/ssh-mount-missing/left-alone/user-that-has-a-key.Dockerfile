FROM registry.example.com/team/desktop
RUN su - dev -c "git clone git@git.example.com:team/app.git"
