FROM scratch
COPY --exclude=*.a --exclude=*.b . /c
