package dev.keymount.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerIgnoreTest {

  @ParameterizedTest
  @CsvSource({
    "id_rsa, id_rsa",
    "/id_rsa, id_rsa",
    "./id_rsa, id_rsa",
    "keys/, keys/id_rsa",
    "keys, keys/a/b",
    "a/../keys, keys/x",
    "*.pem, a.pem",
    "*.pem, .pem",
    "*/temp*, some/temporary.txt",
    "*/*/temp*, some/sub/temporary.txt",
    "temp?, tempa",
    "**/*.go, main.go",
    "**/*.go, a/b/main.go",
    "**/id_rsa, id_rsa",
    "**/id_rsa, a/b/id_rsa",
    "**, a/b",
    "a/**, a/b/c",
    "a/**/z, a/z",
    "a/**/z, a/b/c/z",
    "**/node_modules/**, x/node_modules/y/z",
    "**.pem, a/b.pem",
    "key[0-9], key7",
    "key[^0-9], keya",
    "\\*.pem, *.pem",
    "*, anything/at/all",
    "  spaced  , spaced",
  })
  void excludes(String pattern, String path) {
    assertThat(DockerIgnore.of(pattern).excludes(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "id_rsa, a/id_rsa", // only the root of the context is meant
    "*.pem, a/b.pem", // a star stops at a slash
    "temp?, temp",
    "temp?, temp/",
    "a/**, a",
    "a/**/z, abz",
    "**/id_rsa, my_id_rsa",
    "'#id_rsa', id_rsa",
    "'#id_rsa', '#id_rsa'", // a comment
    "key[0-9], keya",
    "key[^0-9], key7",
    "../id_rsa, id_rsa",
    "!id_rsa, id_rsa",
    "\\*.pem, a.pem",
    "id_rsa2, id_rsa",
  })
  void lets(String pattern, String path) {
    assertThat(DockerIgnore.of(pattern).excludes(path)).isFalse();
  }

  @Test
  void theLastLineThatMatchesDecides() {
    var ignore = DockerIgnore.of("\ufeff*.md\r\n\r\n# some\r\n!README*.md\r\nREADME-secret.md\r\n");
    assertThat(ignore.excludes("a.md")).isTrue();
    assertThat(ignore.excludes("README.md")).isFalse();
    assertThat(ignore.excludes("README-secret.md")).isTrue();
    assertThat(DockerIgnore.of("*\n!src\n").excludes("src/a.js")).isFalse();
    assertThat(DockerIgnore.of("*\n!src\n").excludes(".npmrc")).isTrue();
    assertThat(DockerIgnore.of("*\n! /src/\n").excludes("src/a.js")).isFalse();
    assertThat(DockerIgnore.of("!a\na\n").excludes("a")).isTrue();
    assertThat(DockerIgnore.of("").excludes("a")).isFalse();
  }

  @Test
  @Timeout(10)
  void theTimeDoesNotGrowWithThePattern() {
    var pattern = "**/a*a*a*/".repeat(30) + "b";
    assertThat(DockerIgnore.of(pattern).excludes("aaaaaaaa/".repeat(40) + "c")).isFalse();
  }
}
