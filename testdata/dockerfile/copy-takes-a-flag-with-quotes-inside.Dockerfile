FROM scratch AS a
FROM scratch
COPY --from="a" --chown='1':2 --chm\od=6\44 /a /b
