FROM debian:12
ARG SSH_HOST_FINGERPRINT
RUN mkdir -p ~/.ssh && ssh-keyscan git.example.com > ~/.ssh/known_hosts && ssh-keygen -lf ~/.ssh/known_hosts | grep -F "$SSH_HOST_FINGERPRINT"
