FROM scratch
COPY <<'A' <<"B" <<C'C' <<\D /d/
$a
A
$b
B
$c
CC
$d
D
USER a
