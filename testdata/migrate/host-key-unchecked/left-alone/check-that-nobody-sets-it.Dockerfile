FROM debian:12
RUN ! grep -rq "StrictHostKeyChecking no" /etc/ssh
