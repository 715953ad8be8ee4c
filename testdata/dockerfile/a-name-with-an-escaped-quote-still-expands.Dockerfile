FROM scratch
RUN <<a\'b
echo
a'b
USER a
