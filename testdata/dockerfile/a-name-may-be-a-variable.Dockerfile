FROM scratch
RUN <<$A
echo
$A
USER a
