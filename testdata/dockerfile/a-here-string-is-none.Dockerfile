FROM scratch
RUN cat <<<EOF
USER a
