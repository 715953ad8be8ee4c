FROM debian:stable
COPY minion /etc/salt/minion
RUN salt-call --local test.ping
