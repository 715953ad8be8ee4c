FROM scratch
RUN <<A cat ${b:-c d} "${e:+f}"
one
A
USER a
