FROM debian:12
RUN rsync -a rsync://mirror.example.com/debian/pool/main/a /pool
