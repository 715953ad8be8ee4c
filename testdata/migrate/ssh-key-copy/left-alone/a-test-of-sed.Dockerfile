FROM debian:stable
COPY sshd_config.patch /tmp/sshd_config.patch
RUN sed -i 's/#Port 22/Port 22/' /etc/ssh/sshd_config
