FROM almalinux:9
COPY team.repo /etc/yum.repos.d/team.repo
RUN dnf install -y tool
