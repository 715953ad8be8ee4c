FROM scratch
ARG =a
