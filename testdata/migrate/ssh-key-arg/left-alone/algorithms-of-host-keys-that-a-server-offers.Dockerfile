FROM debian:12
ARG HOST_KEY_ALGORITHMS=ssh-ed25519,rsa-sha2-512
RUN apt-get update && apt-get install -y openssh-server \
 && echo "HostKeyAlgorithms $HOST_KEY_ALGORITHMS" >> /etc/ssh/sshd_config
