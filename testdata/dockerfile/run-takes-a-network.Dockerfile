FROM scratch
RUN --network=none a
RUN --network=host b
RUN --network=default c
