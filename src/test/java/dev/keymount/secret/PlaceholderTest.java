package dev.keymount.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "notset", "none", "'{}'", "__NO_TOKEN__", "<token>", "xxx"})
  void standsForNothing(String value) {
    assertThat(Placeholder.standsForNothing(value)).isTrue();
    assertThat(Placeholder.looksReal(value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"docker", "root", "Admin.123", "https://pypi.example.com/simple", "s3cret"})
  void isNeitherNothingNorReal(String value) {
    assertThat(Placeholder.standsForNothing(value)).isFalse();
    assertThat(Placeholder.looksReal(value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CANARY0123456789abcdef0123",
        "\"CANARY0123456789abcdef0123\"",
        "https://ci:CANARY@pypi.example.com/simple",
      })
  void looksReal(String value) {
    assertThat(Placeholder.looksReal(value)).isTrue();
  }
}
