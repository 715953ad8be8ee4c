FROM debian:stable
RUN mkdir -p /root/.ssh && ssh-keygen -t rsa -f /root/.ssh/id_rsa -N ''
COPY app /app
