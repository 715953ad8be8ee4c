FROM scratch
RUN ["/bin/sh", "-c", "echo a"]
