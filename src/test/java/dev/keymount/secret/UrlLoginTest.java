package dev.keymount.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlLoginTest {

  @ParameterizedTest
  @CsvSource({
    "https://ci:CANARY0123@git.example.com/a.git, ci, git.example.com",
    "https://oauth2:CANARY0123@git.example.com:8443/a.git, oauth2, git.example.com",
    "https://CANARY0123456789abcdef@git.example.com/a.git, '', git.example.com",
    "https://CANARY0123456789abcdef:x-oauth-basic@git.example.com/a, '', git.example.com",
    "https://CANARY0123456789abcdef:@git.example.com/a, '', git.example.com",
    "https://ci:CANARY@0123@git.example.com/a, ci, git.example.com",
    "https://$NAME:CANARY0123@git.example.com/a, $NAME, git.example.com",
    "https://ci:CANARY0123@${HOST}/a, ci, ${HOST}",
    "postgres://app:CANARY0123@db.example.com:5432/app, app, db.example.com",
    "git+https://ci:CANARY%400123@git.example.com/a, ci, git.example.com",
  })
  void isReal(String url, String user, String host) {
    var found = UrlLogin.in("run " + url + " x");
    assertThat(found).singleElement().matches(UrlLogin::isReal);
    assertThat(found.get(0).user()).isEqualTo(user);
    assertThat(found.get(0).host()).isEqualTo(host);
    assertThat(found.toString()).doesNotContain("CANARY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://git.example.com/a.git",
        "https://jane@git.example.com/a.git",
        "ssh://git@git.example.com/a.git",
        "https://oauth2:${TOKEN}@git.example.com/a.git",
        "https://${TOKEN}@git.example.com/a.git",
        "https://${TOKEN:-none}@git.example.com/a.git",
        "https://user:pass@git.example.com/a.git",
        "https://username:password@git.example.com/a.git",
        "https://user:<password>@git.example.com/a.git",
        "https://user:YOUR_PASSWORD@git.example.com/a.git",
        "https://user:xxxxxx@git.example.com/a.git",
        "postgres://postgres:postgres@db.example.com/app",
        "amqp://guest:guest@mq.example.com/",
        "mysql://app:s9x8c7v6b5@localhost/app",
        "amqp://app:s9x8c7v6b5@host.docker.internal/",
        "mysql://app:s9x8c7v6b5@127.0.0.1/app",
        "redis://app:s9x8c7v6b5@redis:6379/0",
        "http://proxy.example.com:3128",
        "s@http://deb.example.com:80@http://mirror.example.com:80@g",
        "https://files.example.com/@scope/a@1.2.3",
        "https://0123456789abcdef0123456789abcdef@sentry.example.com/2",
        "ftp://anonymous:me0123@files.example.com/",
        "ssh://AB0123456789CDEF0123@git.example.com/a",
        "http://%USER%:%WORD%@files.example.com/",
      })
  void leavesAlone(String text) {
    assertThat(UrlLogin.in(text)).noneMatch(UrlLogin::isReal);
  }

  @ParameterizedTest
  @Timeout(5)
  @ValueSource(strings = {"://", "://a:", "a:b@", "@", "://a@", ":"})
  void takesTimeInProportionToTheText(String part) {
    assertThat(UrlLogin.in("https://" + part.repeat(200_000))).noneMatch(UrlLogin::isReal);
  }
}
