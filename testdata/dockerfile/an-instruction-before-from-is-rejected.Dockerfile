USER a
FROM scratch
