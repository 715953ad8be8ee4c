FROM alpine:3
RUN echo IyEvYmluL3NoCmV4ZWMgIiRAIgpleGVjICIkQCIKZXhlYyAiJEAiCg== | base64 -d > /usr/local/bin/run && chmod +x /usr/local/bin/run
