FROM debian:stable
COPY hosts /etc/ansible/hosts
RUN ansible-playbook -i /etc/ansible/hosts site.yml
