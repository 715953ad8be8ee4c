FROM alpine/git
COPY known_hosts /etc/ssh/team_hosts
RUN --mount=type=ssh GIT_SSH_COMMAND="ssh -o UserKnownHostsFile=/etc/ssh/team_hosts" git clone git@git.example.com:team/app.git
