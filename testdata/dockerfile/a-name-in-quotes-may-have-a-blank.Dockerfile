FROM scratch
RUN <<'one two'
echo
one two
USER a
