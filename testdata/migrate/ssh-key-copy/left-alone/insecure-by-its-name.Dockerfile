FROM debian:stable
COPY insecure_key /home/vagrant/.ssh/id_rsa
RUN chmod 600 /home/vagrant/.ssh/id_rsa
