package dev.keymount.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListedRepositoryTest {

  @Test
  void readsPlainLines() throws IOException {
    var list =
        """
        # those of the platform team
        https://git.example.com/team/app.git

          ../checkouts/two words\t
        git@git.example.com:team/tool.git
        """;

    assertThat(ListedRepository.in(list))
        .extracting(ListedRepository::text)
        .containsExactly(
            "https://git.example.com/team/app.git",
            "../checkouts/two words",
            "git@git.example.com:team/tool.git");
  }

  @Test
  void readsCarriageReturnsAndAByteOrderMark() throws IOException {
    assertThat(ListedRepository.in("\ufeffone\r\ntwo\r\n"))
        .extracting(ListedRepository::text)
        .containsExactly("one", "two");
  }

  @Test
  void readsWhatGhPrints() throws IOException {
    var list =
        """
        [
          {"isArchived": false, "nameWithOwner": "team/app", "sshUrl": "git@git.example.com:team/app.git",
           "url": "https://git.example.com/team/app", "languages": [{"node": {"name": "Go"}}]},
          {"isArchived": true, "nameWithOwner": "team/old", "url": "https://git.example.com/team/old"},
          {"nameWithOwner": "team/ssh", "sshUrl": "git@git.example.com:team/ssh.git"},
          {"nameWithOwner": "team/none"}
        ]
        """;

    assertThat(ListedRepository.in(list))
        .containsExactly(
            new ListedRepository("team/app", "https://git.example.com/team/app", false),
            new ListedRepository("team/old", "https://git.example.com/team/old", true),
            new ListedRepository("team/ssh", "git@git.example.com:team/ssh.git", false),
            new ListedRepository("team/none", "", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"https://git.example.com/a/b\"]",
        "{\"http_url_to_repo\": \"https://git.example.com/a/b\"}\n",
        "[[{\"clone_url\": \"https://git.example.com/a/b\"}]]",
      })
  void readsOtherJson(String list) throws IOException {
    assertThat(ListedRepository.in(list))
        .extracting(ListedRepository::text)
        .containsExactly("https://git.example.com/a/b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing\n", "[]", "[ ]\n"})
  void mayBeEmpty(String list) throws IOException {
    assertThat(ListedRepository.in(list)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{\"url\": \"https://git", "[{url: 1}]", "[{\"url\" \"x\"}]"})
  void saysWhereJsonIsBroken(String list) {
    assertThatThrownBy(() -> ListedRepository.in(list))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 1 is not valid JSON");
  }

  @Test
  void saysWhatIsNoRepository() {
    assertThatThrownBy(() -> ListedRepository.in("[\n7\n]"))
        .isInstanceOf(IOException.class)
        .hasMessage("line 2 is no repository");
  }
}
