FROM scratch
RUN ["<<EOF"]
USER a
