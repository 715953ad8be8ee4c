FROM debian:stable
RUN --mount=type=secret,id=key,target=/root/.ssh/id_rsa git clone git@git.example.com:team/app.git
