FROM node:22
ARG SECRET_NAME=database
RUN ./configure --secret="$SECRET_NAME"
