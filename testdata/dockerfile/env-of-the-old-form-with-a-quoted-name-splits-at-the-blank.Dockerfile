FROM scratch
ONBUILD ENV "a b" c
