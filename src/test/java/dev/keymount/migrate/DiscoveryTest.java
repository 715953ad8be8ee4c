package dev.keymount.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiscoveryTest {

  static List<String> dockerfiles() {
    return DockerfileNames.TAKEN;
  }

  static List<String> others() {
    return DockerfileNames.PASSED_OVER;
  }

  @ParameterizedTest
  @MethodSource("dockerfiles")
  void isADockerfile(String name) {
    assertThat(Discovery.isDockerfile(name)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("others")
  void isNone(String name) {
    assertThat(Discovery.isDockerfile(name)).isFalse();
  }
}
