package dev.keymount.verify.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.secret.SecretKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MadeUpTest {

  private final MadeUp madeUp = new MadeUp();

  @Test
  void makesAKeyThatTheToolsOfOpenSshTake(@TempDir Path directory) throws Exception {
    var value = madeUp.variable("SSH_PRIVATE_KEY", SecretKind.SSH_KEY, false);
    assertThat(publicKey(directory, value.fileText())).startsWith("ssh-ed25519 AAAA");
    assertThat(value.text()).doesNotEndWith("\n");
    assertThat(value.isKey()).isTrue();
  }

  @Test
  void encodesAKeyThatTheBuildDecodes(@TempDir Path directory) throws Exception {
    var value = madeUp.variable("SSH_KEY_BASE64", SecretKind.SSH_KEY, true);
    assertThat(value.text()).doesNotContain("-----", "\n");
    assertThat(publicKey(directory, value.key().orElseThrow())).startsWith("ssh-ed25519 AAAA");
  }

  @Test
  void looksForTheLinesOfAKeyThatNoOtherKeyHas() {
    var one = madeUp.variable("A", SecretKind.SSH_KEY, false).needle("A").texts();
    var other = madeUp.variable("B", SecretKind.SSH_KEY, true).needle("B").texts();
    assertThat(one).hasSizeGreaterThanOrEqualTo(3).doesNotContainAnyElementsOf(other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSH_PRIVATE_KEY", "SSH_KEY", "deploy_ssh_key", "GIT_PRIVATE_KEY"})
  void tellsAKeyByItsName(String name) {
    assertThat(madeUp.variable(name, SecretKind.OTHER, false).isKey()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"API_KEY", "SSH_KEY_PASSPHRASE", "SECRET_KEY_BASE"})
  void makesATokenOfOtherKeys(String name) {
    assertThat(madeUp.variable(name, SecretKind.OTHER, false).isKey()).isFalse();
  }

  @Test
  void givesAVariableTheShapeThatItsReaderNeeds() {
    var token = madeUp.variable("NPM_TOKEN", SecretKind.TOKEN, false);
    assertThat(token.text()).matches("CANARY[0-9a-f]{32}");
    assertThat(token.needle("x").texts()).containsExactly(token.text());
    var url = madeUp.variable("PIP_EXTRA_INDEX_URL", SecretKind.TOKEN, false);
    assertThat(url.text()).matches("https://keymount:CANARY[0-9a-f]{32}@.*");
    assertThat(url.needle("x").texts().get(0)).matches("CANARY[0-9a-f]{32}");
    assertThat(madeUp.variable("COMPOSER_AUTH", SecretKind.OTHER, false).text())
        .startsWith("{\"http-basic\"");
  }

  @Test
  void replacesTheSecretsOfTheRepositorysOwnFile() {
    var text = "registry=https://npm.example.com/\n//npm.example.com/:_authToken=CANARYOLD\n";
    var value = madeUp.file(".npmrc", SecretKind.CREDENTIALS_FILE, Optional.of(text));
    assertThat(value.text())
        .matches(
            "registry=https://npm.example.com/\n//npm.example.com/:_authToken=CANARY[0-9a-f]{32}\n");
    assertThat(value.fileText()).isEqualTo(value.text());
  }

  @Test
  void makesAFileByItsNameWhereTheRepositoryHasNone() {
    assertThat(madeUp.file(".netrc", SecretKind.CREDENTIALS_FILE, Optional.empty()).text())
        .matches("machine git.example.com login keymount password CANARY[0-9a-f]{32}\n");
    assertThat(madeUp.file("deploy/id_rsa", SecretKind.SSH_KEY, Optional.empty()).text())
        .endsWith("-----END OPENSSH PRIVATE KEY-----\n");
  }

  @Test
  void showsNoValue() {
    var value = madeUp.variable("NPM_TOKEN", SecretKind.TOKEN, false);
    assertThat(value.toString() + value.needle("NPM_TOKEN")).doesNotContain("CANARY");
  }

  private static String publicKey(Path directory, String key)
      throws IOException, InterruptedException {
    var file =
        Files.createFile(
            directory.resolve("key"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, key);
    var process =
        new ProcessBuilder("ssh-keygen", "-y", "-P", "", "-f", file.toString())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
