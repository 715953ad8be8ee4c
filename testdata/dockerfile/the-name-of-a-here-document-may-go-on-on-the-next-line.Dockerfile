FROM scratch
COPY <<A\
B /d
one
AB
USER a
