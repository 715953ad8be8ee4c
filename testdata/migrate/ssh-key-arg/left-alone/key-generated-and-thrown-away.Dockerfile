FROM debian:12
RUN ssh-keygen -q -t ed25519 -N "" -f /tmp/key && rm /tmp/key /tmp/key.pub
