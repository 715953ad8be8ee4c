FROM debian:stable
COPY rsync-filter /etc/rsync-filter
RUN rsync -a --exclude-from=/etc/rsync-filter /a/ /b/
