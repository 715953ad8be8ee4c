FROM debian:stable
COPY user_ca.pub /etc/ssh/user_ca.pub
