ARG a=scratch
ARG b
FROM scratch
USER a
