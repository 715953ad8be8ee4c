FROM debian:12
ARG SORT_KEY=date
RUN ./index --sort "$SORT_KEY"
