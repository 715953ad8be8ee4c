package dev.keymount.verify.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesTest {

  private static final String TOKEN = "ghp_CANARY7f3a9c2e5b81d604abcd";
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);

  private static List<Match> search(String path, String content, int block) {
    var matches = new ArrayList<Match>();
    var search = new Shapes(new Discoveries(), NOW).stream(matches::add);
    byte[] bytes = content.getBytes(UTF_8);
    search.begin(path);
    for (int at = 0; at < bytes.length; at += block) {
      search.feed(bytes, at, Math.min(block, bytes.length - at));
    }
    search.end();
    return matches;
  }

  private static List<String> names(String path, String content) {
    return search(path, content, 4096).stream().map(Match::secret).toList();
  }

  private static String key() {
    try {
      byte[] body = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate().getEncoded();
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(body)
          + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String webToken(String payload) {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    return encoder.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8))
        + "."
        + encoder.encodeToString(payload.getBytes(UTF_8))
        + ".CANARY7f3a9c2e5b81d604";
  }

  @Test
  void findsKeysAndTokensWhereverTheyStand() {
    var key = key();
    assertThat(names("/a", "x=" + TOKEN + "\n")).containsExactly("GitHub token");
    assertThat(names("/a", "https://x:" + TOKEN + "@github.example.com"))
        .containsExactly("GitHub token");
    assertThat(names("/a", "{\"a\":\"b\\n" + TOKEN + "\"}")).containsExactly("GitHub token");
    assertThat(names("/a", key)).containsExactly("private key");
    assertThat(names("/a", "{\"key\": \"" + key.replace("\n", "\\n") + "\"}"))
        .containsExactly("private key");
    assertThat(names("/a", key.replace("\n", "\r\n"))).containsExactly("private key");
    assertThat(names("/a", "data: " + Base64.getEncoder().encodeToString(key.getBytes(UTF_8))))
        .containsExactly("private key");
    assertThat(names("/a", webToken("{\"sub\":\"ci\",\"exp\":1900000000}")))
        .containsExactly("JSON web token");
  }

  @Test
  void findsThemAtAnyPlaceBetweenBlocks() {
    var key = key();
    for (int before = 0; before < 400_000; before += 65_521) {
      var content = " ".repeat(before) + TOKEN + "\n" + "y ".repeat(70_000) + key;
      for (int block : new int[] {777, 65_536, 1_000_000}) {
        assertThat(search("/a", content, block))
            .extracting(Match::secret, Match::offset)
            .containsExactly(
                org.assertj.core.groups.Tuple.tuple("GitHub token", (long) before),
                org.assertj.core.groups.Tuple.tuple(
                    "private key", (long) before + TOKEN.length() + 1 + 140_000));
      }
    }
  }

  @Test
  void theSameValueIsTheSameSecret() {
    var other = TOKEN.replace("7f3a", "8e4b");
    assertThat(names("/a", TOKEN + "\n" + other + "\n" + TOKEN))
        .containsExactly("GitHub token", "GitHub token 2", "GitHub token");
  }

  @Test
  void redactsWithTheName() {
    assertThat(new Shapes(new Discoveries()).redact("/a/" + TOKEN + "/b"))
        .isEqualTo("/a/[GitHub token redacted]/b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app/.git/config|[remote \"origin\"]\n url = https://ci:CANARYp4ss9x2Qk@git.example.com/a",
        "/root/.npmrc|//r.example.com/:_authToken=CANARY7f3a9c2e5b81d604",
        "/root/.netrc|machine git.example.com login ci password CANARYp4ss9x2Qk",
        "/etc/pip.conf|[global]\nindex-url = https://ci:CANARYp4ss9x2Qk@pypi.example.com/simple",
        "/root/.docker/config.json|{\"auths\":{\"r.example.com\":{\"auth\":\"CANARYdXNlcjpwYXNz\"}}}",
        "/root/.m2/settings.xml|<server><password>CANARYp4ss9x2Qk</password></server>",
        "/root/.aws/credentials|[default]\naws_secret_access_key = CANARYp4ss9x2QkCANARYp4ss9x2Qk",
        "/root/.git-credentials|https://ci:CANARYp4ss9x2Qk@git.example.com",
        "/root/.pypirc|[pypi]\npassword = CANARYp4ss9x2Qk",
        "/etc/apt/auth.conf.d/a|machine apt.example.com login ci password CANARYp4ss9x2Qk",
      })
  void findsLoginsInConfigurationFiles(String file) {
    int bar = file.indexOf('|');
    assertThat(names(file.substring(0, bar), file.substring(bar + 1))).hasSize(1);
    assertThat(names("/usr/share/x/notes.bin", file.substring(bar + 1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----", // a program that reads keys
        "-----BEGIN RSA PRIVATE KEY-----\nMIIE...\n-----END RSA PRIVATE KEY-----", // documentation
        "-----BEGIN PRIVATE KEY-----\n${KEY}\n-----END PRIVATE KEY-----", // a template
        "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n-----END CERTIFICATE-----",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh a@example.com",
        "ghp_[A-Za-z0-9]{36}", // a pattern
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "ghp_your_token_goes_here_1234567890",
        "npm_config_registry=https://r.example.com/aaaaaaaaaaaaaaaaaaa1",
        "npm_lifecycleScriptsOfTheWorkspacePackages",
        "AKIAIOSFODNN7EXAMPLE",
        "wordghp_CANARY7f3a9c2e5b81d604abcd", // inside a word
        "mask-CANARY7f3a9c2e5b81d604CANARY7f3a9c2e5b81d604abcd", // sk- inside a word
        "SG.a.b",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV",
        "data:application/json;base64,eyJ2ZXJzaW9uIjozLCJzb3VyY2VzIjpbXX0=", // a source map
        "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJJakFOQmdrcWhraUc5dzBCQVFFRg==", // certificate
      })
  void findsNothingIn(String content) {
    assertThat(names("/app/file", content)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/root/.npmrc|//r.example.com/:_authToken=${NPM_TOKEN}",
        "/root/.npmrc|registry=https://r.example.com/",
        "/root/.netrc|machine git.example.com login ci password changeme",
        "/app/.git/config|[remote \"origin\"]\n url = https://git@git.example.com/a.git",
        "/app/.git/config|[remote \"origin\"]\n url = git@git.example.com:a.git",
        "/etc/pip.conf|[global]\nindex-url = https://pypi.example.com/simple",
        "/usr/share/maven/conf/settings.xml|<!-- <server><password>CANARYp4ss9x2Qk</password> -->",
        "/root/.docker/config.json|{\"auths\":{\"r.example.com\":{}},\"credsStore\":\"pass\"}",
        "/app/.env|DB_HOST=db.example.com\nDB_PASSWORD=changeme",
        "/app/requirements.txt|git+https://user:${TOKEN}@git.example.com/a.git",
      })
  void findsNothingInConfigurationFiles(String file) {
    int bar = file.indexOf('|');
    assertThat(names(file.substring(0, bar), file.substring(bar + 1))).isEmpty();
  }

  @Test
  void tokensThatHaveExpiredAreNone() {
    assertThat(names("/a", webToken("{\"sub\":\"ci\",\"exp\":1700000000}"))).isEmpty();
  }
}
