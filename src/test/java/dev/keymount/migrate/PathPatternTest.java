package dev.keymount.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

  @ParameterizedTest
  @CsvSource({
    "Dockerfile, Dockerfile",
    "./Dockerfile, Dockerfile",
    "/Dockerfile, Dockerfile",
    "examples, examples/a/Dockerfile",
    "examples/, examples/Dockerfile",
    "*.Dockerfile, base.Dockerfile",
    "**/Dockerfile, Dockerfile",
    "**/Dockerfile, a/b/Dockerfile",
    "**/test, a/test/b/Dockerfile",
    "a/**/Dockerfile, a/Dockerfile",
    "a/**/Dockerfile, a/b/c/Dockerfile",
    "a/**, a/b/Dockerfile",
    "a/*/Dockerfile, a/b/Dockerfile",
    "Dockerfile.?, Dockerfile.1",
    "a+b/(c), a+b/(c)/Dockerfile",
  })
  void covers(String pattern, String path) {
    assertThat(PathPattern.of(pattern).covers(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Dockerfile, a/Dockerfile",
    "examples, a/examples/Dockerfile",
    "example, examples/Dockerfile",
    "*.Dockerfile, a/base.Dockerfile",
    "a/*/Dockerfile, a/b/c/Dockerfile",
    "a/**/Dockerfile, ab/Dockerfile",
    "Dockerfile.?, Dockerfile.10",
    "Dockerfile.*, DockerfileX",
  })
  void doesNotCover(String pattern, String path) {
    assertThat(PathPattern.of(pattern).covers(path)).isFalse();
  }
}
