FROM scratch
COPY <<file.txt /d/
one
file.txt
USER a
