FROM debian:12
ARG USER_ID=1000
RUN mkdir -p /home/app/.ssh && chown -R "$USER_ID" /home/app/.ssh
