FROM debian:12
ARG KEYMAP=de
RUN loadkeys "$KEYMAP"
