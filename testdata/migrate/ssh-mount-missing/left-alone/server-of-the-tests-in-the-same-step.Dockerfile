FROM debian:12
RUN ssh-keygen -t ed25519 -N '' -f /tmp/k && /usr/sbin/sshd && GIT_SSH_COMMAND="ssh -i /tmp/k" git clone git@localhost:test.git /t
