FROM debian:stable AS keys
RUN ssh-keygen -t ed25519 -f /id_ed25519 -N ''
FROM debian:stable
COPY --from=keys /id_ed25519 /root/.ssh/id_ed25519
