FROM docker
COPY daemon.json /etc/docker/daemon.json
