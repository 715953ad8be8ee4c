FROM scratch
ONBUILD ARG "a=b c" 'd'=e f="g"h'i'
