FROM scratch
ONBUILD --a RUN b
