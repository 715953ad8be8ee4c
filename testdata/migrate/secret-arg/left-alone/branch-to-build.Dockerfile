FROM node:22
ARG GIT_BRANCH=main
RUN git clone -b "$GIT_BRANCH" https://git.example.com/team/app.git
