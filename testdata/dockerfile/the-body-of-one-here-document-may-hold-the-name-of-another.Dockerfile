FROM scratch
COPY <<A <<B /d/
B
A
A
B
USER a
