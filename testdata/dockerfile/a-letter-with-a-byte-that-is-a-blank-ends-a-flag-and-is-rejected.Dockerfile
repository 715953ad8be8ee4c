FROM scratch
COPY --à=a b /c
