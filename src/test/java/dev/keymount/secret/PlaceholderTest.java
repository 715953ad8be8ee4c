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
      strings = {
        "docker",
        "root",
        "Admin.123",
        "https://pypi.example.com/simple",
        "s3cret",
        "-----BEGIN PUBLIC KEY-----\\nCANARY\\n-----END PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----\\nCANARY",
        "https://u:$PASSWORD@example.com/",
        "/etc/ssl/private/server0.key"
      })
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
        "-----BEGIN RSA PRIVATE KEY-----\\nCANARY\\n-----END RSA PRIVATE KEY-----",
        "\"-----BEGIN OPENSSH PRIVATE KEY-----\\nCANARY\"",
        "-----BEGIN PRIVATE KEY-----\nCANARY",
      })
  void looksReal(String value) {
    assertThat(Placeholder.looksReal(value)).isTrue();
  }
}
