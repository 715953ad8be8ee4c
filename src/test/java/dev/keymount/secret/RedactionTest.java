package dev.keymount.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ENV API_TOKEN=CANARY0123456789abcdef0123",
        "ENV API_TOKEN CANARY0123456789abcdef0123",
        "LABEL API_TOKEN=\"CANARY0123456789abcdef0123\"",
        "RUN git clone https://ci:CANARY0123@git.example.com/a.git",
        "RUN git clone https://CANARY0123456789abcdef@git.example.com/a.git",
      })
  void takesOutWhatLooksReal(String text) {
    assertThat(Redaction.of(text)).doesNotContain("CANARY").contains(Redaction.MARK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ENV API_TOKEN=$API_TOKEN",
        "ENV MYSQL_PASSWORD=secret",
        "RUN git clone https://oauth2:${TOKEN}@git.example.com/a.git",
        "RUN git clone https://user@git.example.com/a.git",
        "ENV GPG_KEY=0123456789ABCDEF0123456789ABCDEF01234567",
        "FROM registry.example.com:5000/team/app@sha256:0123456789abcdef0123456789abcdef",
        "RUN --mount=type=secret,id=API_TOKEN,env=API_TOKEN npm ci",
      })
  void leavesAlone(String text) {
    assertThat(Redaction.of(text)).isEqualTo(text);
  }
}
