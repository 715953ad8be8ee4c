FROM debian:12
RUN mkdir -p /root/.ssh && chmod 700 /root/.ssh
