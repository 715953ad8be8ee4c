package dev.keymount.verify.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keymount.secret.SecretKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenSecretsTest {

  @Test
  void takesVariablesAsDockerDoes() throws Exception {
    var given =
        GivenSecrets.read(
            List.of("id=NPM_TOKEN,env=MINE", "id=OTHER"),
            List.of(),
            Map.of("MINE", "CANARY-mine", "OTHER", "CANARY-other"));
    assertThat(value(given.secrets(), "NPM_TOKEN").text()).isEqualTo("CANARY-mine");
    assertThat(value(given.secrets(), "OTHER").text()).isEqualTo("CANARY-other");
    assertThat(given.toString()).doesNotContain("CANARY");
  }

  @Test
  void looksForTheSecretsInAFileAndNotForTheRestOfIt(@TempDir Path directory) throws Exception {
    var file = directory.resolve(".netrc");
    Files.writeString(file, "machine git.example.com\nlogin build\npassword CANARYPASSWORD\n");
    var given = GivenSecrets.read(List.of("id=netrc,src=" + file), List.of(), Map.of());
    assertThat(value(given.secrets(), "netrc").needle("netrc").texts())
        .containsExactly("CANARYPASSWORD");
  }

  @Test
  void takesKeysOfAgents(@TempDir Path directory) throws Exception {
    var file = directory.resolve("key");
    var key = new MadeUp().variable("KEY", SecretKind.SSH_KEY, false);
    Files.writeString(file, key.fileText());
    var given = GivenSecrets.read(List.of(), List.of("default=" + file, "other"), Map.of());
    assertThat(value(given.keys(), "default").isKey()).isTrue();
    assertThat(given.agents()).containsEntry("other", "").containsEntry("default", file.toString());
  }

  @Test
  void saysWhatIsMissing(@TempDir Path directory) throws Exception {
    var file = directory.resolve("no-key");
    Files.writeString(file, "CANARY");
    refuses(List.of("env=X"), List.of(), "--secret needs id=NAME");
    refuses(List.of("id=X,env=Y"), List.of(), "--secret id=X: the variable Y is not set");
    refuses(List.of("id=X,src=/nowhere"), List.of(), "--secret id=X: cannot read /nowhere");
    refuses(List.of(), List.of("default=/nowhere"), "--ssh default: there is no file /nowhere");
    refuses(List.of(), List.of("default=" + file), "is no private key");
  }

  private static void refuses(List<String> secrets, List<String> agents, String message) {
    assertThatThrownBy(() -> GivenSecrets.read(secrets, agents, Map.of()))
        .isInstanceOf(GivenSecrets.Unusable.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("CANARY");
  }

  private static SecretValue value(Map<String, SecretValue> values, String id) {
    return Optional.ofNullable(values.get(id)).orElseThrow();
  }
}
