FROM debian:stable
COPY inventory /etc/ansible/inventory
RUN ansible -i /etc/ansible/inventory all -m ping
