FROM debian:stable
COPY gitconfig /etc/gitconfig
RUN git config --get user.name
