FROM debian:12
RUN echo "mount SSH_PRIVATE_KEY with --ssh default"
