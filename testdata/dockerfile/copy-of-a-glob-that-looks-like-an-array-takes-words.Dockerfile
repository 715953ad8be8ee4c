FROM scratch
COPY [ab].txt /c
