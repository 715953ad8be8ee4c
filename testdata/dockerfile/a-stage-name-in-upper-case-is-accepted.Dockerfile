FROM scratch AS A
FROM a
