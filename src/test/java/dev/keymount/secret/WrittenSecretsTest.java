package dev.keymount.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenSecretsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run --x=ghp_CANARY0123456789abcdef0123 | GitHub token",
        "ENV A=github_pat_CANARY0123456789_abcdef0123 | GitHub token",
        "glpat-CANARY0123456789abcd | GitLab token",
        "A=npm_CANARY0123456789abcdef0123456789 | npm token",
        "A=pypi-CANARY0123456789abcdef0123456789 | PyPI token",
        "xoxb-0123456789-CANARY0123456789 | Slack token",
        "https://hooks.slack.com/services/T0CANARY1/B0CANARY2/CANARY0123456789abcd | Slack webhook",
        "AKIA0123456789ABCDEF | AWS access key",
        "A: AIzaCANARY0123456789abcdef0123456789-_a | Google API key",
        "sk_live_CANARY0123456789ab | Stripe key",
        "SG.CANARY0123456789ab.CANARY0123456789ab | SendGrid key",
        "eyJCANARY0123.eyJCANARY0123456.CANARY0123456 | JSON web token",
        "Authorization: Bearer CANARY0123456789abcdef | token",
        "Authorization: token CANARY0123456789abcdef | token",
        "PRIVATE-TOKEN: CANARY0123456789abcdef | token",
        "X-Api-Key: CANARY0123456789abcdef | token",
        "//h/:_authToken=CANARY0123456789abcdef | token",
        "npm config set //h/:_authToken CANARY0123456789abcdef | token",
        "//h/:_auth=CANARY0123456789abcdef== | token",
        "export DB_PASSWORD=CANARY0123456789abcdef | password",
        "--password CANARY0123456789abcdef | password",
        "[\"--token\", \"CANARY0123456789abcdef\"] | token",
        "docker login -u ci -p CANARY0123456789abcdef h | password",
        "composer config -g github-oauth.github.com CANARY0123456789abcdef | token",
        "bundle config gems.example.com ci:CANARY0123456789abcdef | token",
        "curl -H 'X-JFrog-Art-Api: CANARY0123456789abcdef' h | token",
        "nuget add source h -u ci -p CANARY0123456789abcdef | password",
        "machine h login ci password CANARY0123456789abcdef | password",
        "curl -u ci:CANARYpw0rx9 https://h | password",
        "-----BEGIN RSA PRIVATE KEY-----\\nCANARYaB3/aB3/aB3/aB3/\\n-----END RSA PRIVATE KEY----- | private key",
      })
  void findsWhatStandsThere(String text, String what) {
    assertThat(WrittenSecrets.in(text)).extracting(WrittenSecret::what).containsExactly(what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AKIAIOSFODNN7EXAMPLE",
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "ghp_000000000000000000000000000000000000",
        "TOKEN=your_github_token_here_0123",
        "TOKEN=$TOKEN_0123456789abcdef",
        "disk-0123456789abcdef0123456789abcdef0123456789",
        "GPG_KEY=0123456789ABCDEF0123456789ABCDEF01234567",
        "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC0g+ZTxC7weoIJLUafOgrm",
        "DHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256",
        "-----BEGIN RSA PRIVATE KEY-----\\n${KEY}\\n-----END RSA PRIVATE KEY-----",
        "grep -q 'BEGIN PRIVATE KEY-----' /usr/local/share/key1.pem",
        "-----BEGIN CERTIFICATE-----\nMIIDXTCCAkWgAwIBAgIJAKL0UG+mRKSzMA0GCSqGSIb3DQEBCwUA\n",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4ifQ.abcdefghijkl",
        "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibm4ifQ.abcdefghijkl",
        "curl -u admin:admin http://localhost",
        "curl -u ci:short https://h",
        "ssh -p 0123456789abcdef0123 h",
        "bundle config build.x --with-option=some-build-option-12",
        "curl -u healthcheck:healthcheck https://h",
        "curl -u ci:m7kq2x9w http://localhost:8080/",
        "apt-get install curl && apt-get -oAcquire::AllowInsecureRepositories=true update",
        "the password is well known to everybody who reads this",
        "--token-file=/run/secrets/token-0123456789",
        "TOKEN_URL=login.example.com/oauth2/v2.0/token",
      })
  void leavesAlone(String text) {
    assertThat(WrittenSecrets.in(text)).isEmpty();
  }

  @Test
  void tellsWhereTheyStandAndNeverWhatTheyAre() {
    var text = "A=ghp_CANARY0123456789abcdef0123 B=glpat-CANARY0123456789abcd";
    var found = WrittenSecrets.in(text);
    assertThat(found)
        .extracting(secret -> text.substring(secret.start(), secret.end()))
        .containsExactly("ghp_CANARY0123456789abcdef0123", "glpat-CANARY0123456789abcd");
    assertThat(found.toString()).doesNotContain("CANARY");
  }

  @ParameterizedTest
  @Timeout(5)
  @ValueSource(
      strings = {"a1", "a1/", "eyJa.", "-p a1 ", "TOKEN=", "curl -u ", "a1a1a1a1a1a1a1a1 "})
  void takesTimeInProportionToTheText(String part) {
    assertThat(WrittenSecrets.in(part.repeat(200_000))).isEmpty();
  }
}
