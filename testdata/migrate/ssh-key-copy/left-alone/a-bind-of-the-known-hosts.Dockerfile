FROM debian:stable
RUN --mount=type=bind,source=known_hosts,target=/root/.ssh/known_hosts --mount=type=ssh git clone git@git.example.com:team/app.git
