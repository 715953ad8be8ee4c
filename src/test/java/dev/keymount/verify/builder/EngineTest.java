package dev.keymount.verify.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineTest {

  @ParameterizedTest
  @CsvSource({
    "27.2.1, , false",
    "27.3.0, , true",
    "28.5.2+dfsg4, , true",
    "29.0, , true",
    "20.10.24+dfsg1, , false",
    "27.2.1, v0.16.0, true",
    "28.0.0, v0.15.2, false",
    "27.2.1, v1.0.0-rc1, true",
  })
  void mountsVariablesSinceBuildKit016(String engine, String buildKit, boolean mounts) {
    assertThat(engine(engine, Optional.ofNullable(buildKit), "default", "docker").mountsVariables())
        .isEqualTo(mounts);
  }

  @ParameterizedTest
  @CsvSource({
    "github.com/docker/buildx v0.17.1 257815a, 0.17.1",
    "github.com/docker/buildx 0.29.1+ds1 0.29.1+ds1-4, 0.29.1",
    "v0.0.0+unknown, 0.0.0",
    "29.0-rc.1, 29.0",
  })
  void findsVersions(String text, String version) {
    assertThat(Version.find(text)).map(Version::text).contains(version);
  }

  @Test
  void findsNoVersionWhereThereIsNone() {
    assertThat(Version.find("unknown")).isEmpty();
  }

  @Test
  void isTheBuilderByTheDriverDocker() throws BuilderException {
    assertThat(engine("28.5.2", Optional.empty(), "default", "docker").isBuilder()).isTrue();
    assertThat(engine("28.5.2", Optional.empty(), "mine", "docker-container").isBuilder())
        .isFalse();
    assertThatThrownBy(() -> engine("28.5.2", Optional.empty(), "far", "docker").isBuilder())
        .isInstanceOf(BuilderException.class)
        .hasMessageContaining("far");
  }

  private static Engine engine(
      String version, Optional<String> buildKit, String builder, String driver) {
    return new Engine(
        Version.find(version).orElseThrow(),
        "default",
        Version.find("0.29.1").orElseThrow(),
        builder,
        driver,
        buildKit.flatMap(Version::find),
        true);
  }
}
