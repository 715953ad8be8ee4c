FROM node:22
ARG PASSWORD_MANAGER=none
RUN ./configure --manager="$PASSWORD_MANAGER"
