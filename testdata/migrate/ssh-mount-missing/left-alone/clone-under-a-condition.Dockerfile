FROM alpine/git
ARG WITH_DOCS
RUN if [ -n "$WITH_DOCS" ]; then git clone git@git.example.com:team/docs.git /docs; fi
