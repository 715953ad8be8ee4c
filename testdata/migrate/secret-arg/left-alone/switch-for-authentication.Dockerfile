FROM node:22
ARG DISABLE_AUTH=1
RUN ./configure --disable-auth="$DISABLE_AUTH"
