package dev.keymount.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UseOfVariableTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git clone https://${X}@git.example.com/a",
        "git clone https://$X:x-oauth-basic@git.example.com/a",
        "git clone https://ci:${X}@git.example.com/a",
        "pip install git+https://${X}@git.example.com/a",
        "pip install --index-url https://${USER}:${X}@pypi.example.com/simple",
        "curl -H \"Authorization: Bearer $X\" https://h",
        "curl -H 'Authorization: token '$X https://h",
        "curl -H \"authorization:${X}\" https://h",
        "wget --header=\"PRIVATE-TOKEN: $X\" https://h",
        "curl -H \"X-Vault-Token: $X\" https://h",
        "curl -H \"X-Api-Key: $X\" https://h",
        "echo //h/:_authToken=${X} > .npmrc",
        "npm config set //h/:_authToken $X",
        "curl -u ci:$X https://h",
        "curl -fsSLu \"$NAME:${X}\" https://h",
        "docker login -u ci -p $X h",
        "docker login -u ci --password=\"$X\" h",
        "mix hex.organization auth acme --key ${X}",
        "mix hex.repo add oban https://oban.example.com --fetch-public-key SHA256:a --auth-key $X",
        "tailscale up --authkey=$X",
        "vault login $X",
      })
  void betraysAToken(String text) {
    assertThat(UseOfVariable.mayBetray(Clues.of(text))).isTrue();
    assertThat(UseOfVariable.in(text, "X")).contains(SecretKind.TOKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo \"-----BEGIN RSA PRIVATE KEY-----\\n$X\\n-----END RSA PRIVATE KEY-----\" > k",
        "printf -- \"-----BEGIN OPENSSH PRIVATE KEY-----\n${X}\n\" > k",
      })
  void betraysAKey(String text) {
    assertThat(UseOfVariable.in(text, "X")).contains(SecretKind.SSH_KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git clone https://${X}/a",
        "git clone ssh://${X}@git.example.com/a",
        "pip install git+ssh://${X}@git.example.com/a",
        "ENV SENTRY_DSN=https://${X}@o1.ingest.sentry.example.com/2",
        "git clone https://git.example.com/${X}@main",
        "git clone https://${X}:${Y}@git.example.com/a",
        "git clone https://git.example.com:${X}/a",
        "git clone https://ci:${Y}@${X}/a",
        "git clone ci:${X}@git.example.com",
        "pip install app@${X}",
        "curl -H \"Accept: $X\" https://h",
        "curl -u $X:$Y https://h",
        "docker run -p $X:80 h",
        "apt-key adv --keyserver h --recv-keys $X",
        "mix hex.repo add oban https://oban.example.com --fetch-public-key $X",
        "openssl req --key $X",
        "ssh -p $X login@h",
        "echo $XX@h https://$X_Y@h",
        "-----BEGIN PUBLIC KEY-----\\n$X",
      })
  void leavesAlone(String text) {
    assertThat(UseOfVariable.in(text, "X")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"GIT_USER", "HOST", "username", "ACCOUNT_NAME"})
  void aUserIsNoToken(String name) {
    assertThat(UseOfVariable.in("https://${" + name + "}@git.example.com/a", name)).isEmpty();
  }
}
