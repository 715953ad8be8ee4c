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
        "/etc/ssl/private/server0.key",
        "credentials/project-2024-access1.json",
        "db-1.internal.region-2.example.com",
        "java-1.8.0-openjdk-amd64.x86_64",
        "mysup3rs3cr3tpassw0rd",
        "Chang3M3R1ghtN0w1234",
        "your-token-here-0123456789",
        "test-token-1234567890abcdef",
        "asdfkjh1lkjs2dfqw3e",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "0000000000000000000000000000000a",
        "https://user:pass@pypi.example.com/simple",
        "sha1:98b767162d34:8da1bc3c75a0f29145769edc977375a373407824",
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
        "CANARY_secret_0123456789abcdef",
        "CANARY-0123-4567-89ab-cdef",
        "CANARYk8#mP2xQ9!z7",
        "aB3xCANARY9Zq1W4",
      })
  void looksReal(String value) {
    assertThat(Placeholder.looksReal(value)).isTrue();
  }
}
