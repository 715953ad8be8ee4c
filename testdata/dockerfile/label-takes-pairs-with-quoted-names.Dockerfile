FROM scratch
LABEL "com.example.a"="b" com.example.c=d
