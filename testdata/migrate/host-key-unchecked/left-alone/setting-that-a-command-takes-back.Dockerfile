FROM registry.example.com/team/base
RUN sed -i 's/StrictHostKeyChecking no/StrictHostKeyChecking yes/' /etc/ssh/ssh_config \
 && sed -i '/UserKnownHostsFile \/dev\/null/d' /etc/ssh/ssh_config
