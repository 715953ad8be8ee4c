FROM registry.example.com/sql/server
ARG COMPAT_LEVEL=150
RUN ./configure --compat "$COMPAT_LEVEL"
