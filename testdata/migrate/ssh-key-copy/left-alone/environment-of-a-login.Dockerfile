FROM debian:stable
ADD environment /root/.ssh/environment
