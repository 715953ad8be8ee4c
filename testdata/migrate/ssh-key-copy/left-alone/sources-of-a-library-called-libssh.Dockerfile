FROM debian:stable
COPY libssh2 /usr/src/libssh2
RUN make -C /usr/src/libssh2
