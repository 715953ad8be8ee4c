FROM node:22
ARG PASSWORD_POLICY=strong
RUN ./configure --policy="$PASSWORD_POLICY"
