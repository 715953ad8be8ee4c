FROM alpine/git
ARG COMMIT=4b825dc642cb6eb9a060e54bf8d69288fbee4904
RUN git fetch origin "$COMMIT"
