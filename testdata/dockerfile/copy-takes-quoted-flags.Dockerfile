FROM scratch AS a
FROM scratch
COPY "--from=a" /a /b
