FROM scratch
RUN <<EOF echo ${}
USER a
