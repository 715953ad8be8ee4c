FROM scratch
RUN echo $((1<<2)) a<< 2
USER a
