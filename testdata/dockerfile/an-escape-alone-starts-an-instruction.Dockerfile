FROM scratch
\
USER a
