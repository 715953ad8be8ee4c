FROM scratch
VOLUMES --a=b /x
