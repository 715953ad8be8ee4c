FROM scratch
RUN <<A${b:-c} cat
USER a
