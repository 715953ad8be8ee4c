FROM scratch AS a
FROM scratch
COPY --link=false --chmod=644 --chown=1:2 --from=a /a /b /c/
