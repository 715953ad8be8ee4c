FROM debian:12
ARG KEYBOARD=us
RUN echo "XKBLAYOUT=$KEYBOARD" > /etc/default/keyboard
