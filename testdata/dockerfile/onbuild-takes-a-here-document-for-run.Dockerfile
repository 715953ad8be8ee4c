FROM scratch
ONBUILD RUN <<A
echo
A
USER a
