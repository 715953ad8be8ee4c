FROM debian:stable
ARG SECRET_BACKEND
RUN ./configure --backend $SECRET_BACKEND
