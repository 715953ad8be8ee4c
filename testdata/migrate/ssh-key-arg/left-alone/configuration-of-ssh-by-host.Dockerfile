FROM debian:12
ARG GIT_HOST=git.example.com
RUN mkdir -p ~/.ssh && printf "Host %s\n  Port 2222\n" "$GIT_HOST" >> ~/.ssh/config
