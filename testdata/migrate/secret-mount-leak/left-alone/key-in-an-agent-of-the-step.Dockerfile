FROM debian:12
RUN --mount=type=secret,id=key ssh-agent sh -c 'ssh-add /run/secrets/key && git clone git@git.example.com:team/app.git /app'
