package dev.keymount.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.secret.SecretKind;
import dev.keymount.verify.value.MadeUp;
import dev.keymount.verify.value.SecretValue;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartsOfSecretsTest {

  @Test
  void areNotShown() {
    var value = new MadeUp().variable("TOKEN", SecretKind.TOKEN, false);
    var parts = new PartsOfSecrets(List.of(plan(value)));
    var text = value.text();
    assertThat(parts.redact("cut: " + text.substring(2) + " end")).isEqualTo("cut: [redacted] end");
    assertThat(parts.redact("a " + text.substring(5, 20))).isEqualTo("a [redacted]");
    var encoded = Base64.getEncoder().encodeToString(("user:" + text).getBytes(UTF_8));
    assertThat(parts.redact(encoded).length()).isLessThan(30);
  }

  @Test
  void leaveOtherTextAlone() {
    var value = new MadeUp().variable("KEY", SecretKind.SSH_KEY, false);
    var parts = new PartsOfSecrets(List.of(plan(value)));
    var log = "Permission denied (publickey). fatal: Could not read from remote repository.";
    assertThat(parts.redact(log)).isEqualTo(log);
    var line = value.needle("KEY").texts().get(0);
    assertThat(parts.redact(line.substring(0, 40))).isEqualTo("[redacted]");
  }

  private static SecretPlan plan(SecretValue value) {
    return new SecretPlan(
        "S",
        SecretKind.TOKEN,
        1,
        Optional.of(value),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        false);
  }
}
