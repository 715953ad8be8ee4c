package dev.keymount.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dockerfile",
        "Dockerfile.web",
        "web.Dockerfile",
        "web.dockerfile",
        "Containerfile",
        "Containerfile.web",
        "Dockerfile.main",
        "Dockerfile.template.web",
      })
  void isADockerfile(String name) {
    assertThat(Discovery.isDockerfile(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dockerfile.dockerignore",
        "dockerfile.txt",
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
        "Containerfile.j2",
      })
  void isNone(String name) {
    assertThat(Discovery.isDockerfile(name)).isFalse();
  }
}
