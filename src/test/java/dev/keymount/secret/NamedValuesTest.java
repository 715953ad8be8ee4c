package dev.keymount.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedValuesTest {

  private static final NamePolicy NAMES = new NamePolicy(Set.of("ACME_*"), Set.of("ACME_HOST"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ARG ACME_SEAT=CANARY1|ARG ACME_SEAT=[redacted]",
        "+ARG ACME_SEAT=\"CANARY 1\" B=2|+ARG ACME_SEAT=\"[redacted]\" B=2",
        "ENV A=1 ACME_SEAT='CANARY'|ENV A=1 ACME_SEAT='[redacted]'",
        "ENV ACME_SEAT CANARY1|ENV ACME_SEAT [redacted]",
        "RUN ACME_SEAT=x1 acme|RUN ACME_SEAT=[redacted] acme",
      })
  void redactsTheValue(String text, String redacted) {
    assertThat(NamedValues.redact(text, NAMES)).isEqualTo(redacted);
  }

  @Test
  void redactsTheSameValueElsewhere() {
    assertThat(NamedValues.redact("ARG ACME_SEAT=CANARY1\nRUN acme CANARY1\n", NAMES))
        .isEqualTo("ARG ACME_SEAT=[redacted]\nRUN acme [redacted]\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ARG ACME_SEAT",
        "ARG ACME_SEAT=",
        "ARG ACME_SEAT=none",
        "ENV ACME_SEAT=$SEAT",
        "ARG ACME_HOST=acme.example.com",
        "ARG OTHER_ACME_SEAT=1",
        "RUN --mount=type=secret,id=ACME_SEAT,env=ACME_SEAT acme",
        "RUN acme \"${ACME_SEAT:=none}\"",
      })
  void leavesAlone(String text) {
    assertThat(NamedValues.redact(text, NAMES)).isEqualTo(text);
  }

  @Test
  void withoutNamesNothingIsLookedFor() {
    assertThat(NamedValues.redact("ARG ACME_SEAT=CANARY1", NamePolicy.NONE)).contains("CANARY1");
  }

  @Test
  void longTextsTakeLinearTime() {
    var text = "ENV " + "a".repeat(200_000) + " \n" + "ENV a ".repeat(50_000);
    assertThat(NamedValues.redact(text, NAMES)).isEqualTo(text);
  }
}
