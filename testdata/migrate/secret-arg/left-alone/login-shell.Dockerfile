FROM debian:stable
ARG LOGIN_SHELL=/bin/bash
RUN chsh -s $LOGIN_SHELL
