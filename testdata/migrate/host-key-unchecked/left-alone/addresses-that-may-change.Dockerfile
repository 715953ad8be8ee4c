FROM debian:12
RUN printf 'CheckHostIP no\nUpdateHostKeys no\n' >> /etc/ssh/ssh_config
