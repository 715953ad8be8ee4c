FROM debian:stable
COPY .condarc /root/.condarc
RUN conda install numpy
