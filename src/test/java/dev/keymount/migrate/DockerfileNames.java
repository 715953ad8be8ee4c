package dev.keymount.migrate;

import java.util.List;

/** Names of files that are Dockerfiles or look like it, for all that must tell them apart. */
public final class DockerfileNames {

  /** The names of Dockerfiles. */
  public static final List<String> TAKEN =
      List.of(
          "Dockerfile",
          "Dockerfile.",
          "Dockerfile.web",
          "Dockerfile.Web-1_2",
          "Dockerfile.main",
          "Dockerfile.template.web",
          "Dockerfile.txt",
          "Dockerfile.two words",
          "web.Dockerfile",
          "web.dockerfile",
          ".Dockerfile",
          "-web.dockerfile",
          "Dockerfile.Dockerfile",
          "Containerfile",
          "Containerfile.web",
          "Containerfiles",
          "Containerfile-web");

  /** The names of other files. */
  public static final List<String> PASSED_OVER =
      List.of(
          "Dockerfile.dockerignore",
          "web.Dockerfile.dockerignore",
          "Dockerfile.containerignore",
          "Containerfile.dockerignore",
          "Containerfile.containerignore",
          ".dockerignore",
          "dockerfile",
          "dockerfile.txt",
          "DOCKERFILE",
          "Dockerfiles",
          "Dockerfile-web",
          "MyDockerfile",
          "web.DOCKERFILE",
          "web.Dockerfile.bak",
          "containerfile",
          "Makefile",
          "Dockerfile.template",
          "Dockerfile.web.tmpl",
          "Dockerfile.tpl",
          "Dockerfile.j2",
          "Dockerfile.jinja",
          "Dockerfile.jinja2",
          "Dockerfile.erb",
          "Dockerfile.in",
          "Dockerfile.mustache",
          "Dockerfile.gotmpl",
          "Dockerfile.em",
          "Containerfile.j2");

  private DockerfileNames() {}
}
