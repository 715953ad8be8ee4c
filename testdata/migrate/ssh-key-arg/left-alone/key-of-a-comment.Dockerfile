FROM debian:12
# ARG SSH_PRIVATE_KEY
# RUN echo "$SSH_PRIVATE_KEY" > ~/.ssh/id_rsa
RUN apt-get update
