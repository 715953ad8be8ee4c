FROM debian:12
ARG APT_KEY=0EBFCD88
RUN apt-key adv --keyserver keys.example.com --recv-keys $APT_KEY
