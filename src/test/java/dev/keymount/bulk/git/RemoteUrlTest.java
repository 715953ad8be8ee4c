package dev.keymount.bulk.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keymount.bulk.git.RemoteUrl.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://git.example.com/team/app.git, team/app",
    "http://git.example.com:8080/app, app",
    "ssh://git@git.example.com:2222/team/app.git/, team/app",
    "ssh://[2001:db8::1]:22/app, app",
    "git://git.example.com/~ada/app, ~ada/app",
    "file:///srv/git/app.git, srv/git/app",
    "HTTPS://git.example.com/app, app",
    "git@git.example.com:team/app.git, team/app",
    "git@git.example.com:/srv/app, srv/app",
    "work:team/app, team/app",
    "git@[2001:db8::1]:app, app",
    "https://git.example.com/.git, .git",
  })
  void readsAddresses(String text, String name) throws Refused {
    var url = RemoteUrl.of(text);
    assertThat(RemoteUrl.isMeant(text)).isTrue();
    assertThat(url.name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--upload-pack=touch x",
        "-u",
        "ext::sh -c touch% x",
        "fd::17",
        "codecommit::eu-west-1://app",
        "ssh://-oProxyCommand=x/",
        "ssh://-oProxyCommand=x/app",
        "ssh://%2DoProxyCommand=x/app",
        "ssh://-oProxyCommand=x@git.example.com/app",
        "git@-oProxyCommand=x:y",
        "-oProxyCommand=x@git.example.com:y",
        "git@git.example.com:-x",
        "ssh://git.example.com/-x",
        "https://git.example.com/app\n--upload-pack=x",
        "https://git.example.com/app\u001b[31m",
        "https://git.example.com/app\u202e",
        "ftp://git.example.com/app",
        "javascript://x/app",
        "file://git.example.com/app",
        "file:///srv/../app",
        "https://git.example.com/../../app",
        "https:///app",
        "https://git.example.com/",
        "https://git.example.com",
        "https://git.example.com:22x/app",
        "https://ada:CANARY/pass@git.example.com/app",
        "https://ada:1234/CANARY@git.example.com/app",
        "https://git.example.com/app?token=CANARY",
        "https://git.example.com/app#CANARY",
        "https://git example.com/app",
        "ada:CANARY@git.example.com:app",
        "git@git.example.com:",
        "/srv/app",
        "app",
        "./a:b",
        "",
      })
  void refusesOthers(String text) {
    assertThatThrownBy(() -> RemoteUrl.of(text))
        .isInstanceOf(Refused.class)
        .message()
        .isNotBlank()
        .doesNotContain("CANARY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"app", "/srv/app", "./a:b", "team/app:1", ".", ""})
  void pathsAreNotMeantAsAddresses(String text) {
    assertThat(RemoteUrl.isMeant(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://ada:CANARY@git.example.com/app.git, https://git.example.com/app.git",
    "https://CANARY@git.example.com/app, https://git.example.com/app",
    "https://ada:CAN@ARY@git.example.com:8443/app, https://git.example.com:8443/app",
    "ssh://git:CANARY@git.example.com/app, ssh://git@git.example.com/app",
    "ssh://:CANARY@git.example.com/app, ssh://git.example.com/app",
    "git@git.example.com:app, git@git.example.com:app",
    "file:///srv/app, file:///srv/app",
  })
  void showsNoLogin(String text, String shown) throws Refused {
    assertThat(RemoteUrl.of(text).shown()).isEqualTo(shown);
    assertThat(RemoteUrl.of(text)).hasToString(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "https://git.example.com/team/app, https://ada:CANARY@GIT.Example.com:443/team/app.git/",
    "ssh://git@git.example.com/app, ssh://ada@git.example.com:22/app.git",
    "http://git.example.com/app, http://git.example.com:80/app//",
    "git@git.example.com:app.git, ada@Git.example.com:app",
    "file:///srv/app, file:///srv/app/.git",
  })
  void aKeyIsThatOfTheRepository(String one, String other) throws Refused {
    assertThat(RemoteUrl.of(one).key()).isEqualTo(RemoteUrl.of(other).key());
  }

  @ParameterizedTest
  @CsvSource({
    "https://git.example.com/app, https://git.example.com/App",
    "https://git.example.com/app, http://git.example.com/app",
    "https://git.example.com/app, https://git.example.com:8443/app",
    "git@git.example.com:app, git@git.example.com:/app",
    "git@git.example.com:app, ssh://git@git.example.com/app",
  })
  void otherRepositoriesHaveOtherKeys(String one, String other) throws Refused {
    assertThat(RemoteUrl.of(one).key()).isNotEqualTo(RemoteUrl.of(other).key());
  }

  @Test
  void aKeyHasNoLogin() throws Refused {
    assertThat(RemoteUrl.of("https://ada:CANARY@git.example.com/app").key())
        .isEqualTo("https://git.example.com/app");
  }
}
