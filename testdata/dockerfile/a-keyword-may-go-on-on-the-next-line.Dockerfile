FR\
OM scratch
EN\
\
V a=b
