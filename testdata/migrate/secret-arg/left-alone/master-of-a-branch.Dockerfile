FROM debian:stable
ARG MASTER_BRANCH=master
RUN echo $MASTER_BRANCH
