package dev.keymount.dockerfile;

/** The instructions of the Dockerfile reference, and one for all others. */
public enum Keyword {
  ADD,
  ARG,
  CMD,
  COPY,
  ENTRYPOINT,
  ENV,
  EXPOSE,
  FROM,
  HEALTHCHECK,
  LABEL,
  MAINTAINER,
  ONBUILD,
  RUN,
  SHELL,
  STOPSIGNAL,
  USER,
  VOLUME,
  WORKDIR,
  /** An instruction that BuildKit does not know and rejects. */
  UNKNOWN
}
