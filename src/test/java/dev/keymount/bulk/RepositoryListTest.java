package dev.keymount.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.keymount.result.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryListTest {

  @TempDir private Path directory;

  private static List<Repository> of(String... texts) {
    var sources = new Sources();
    for (var text : texts) {
      sources.add(text);
    }
    return RepositoryList.of(sources.all());
  }

  @Test
  void namesARepositoryByItsOwner() {
    assertThat(of("https://git.example.com/team/app.git"))
        .extracting(Repository::name, Repository::fileName)
        .containsExactly(tuple("team/app", "team__app"));
  }

  @Test
  void takesARepositoryOnce() {
    assertThat(
            of(
                "https://git.example.com/team/app.git",
                "https://someone@git.example.com/team/app",
                "https://GIT.example.com/team/app/"))
        .hasSize(1);
  }

  @Test
  void takesADirectoryOnce() throws IOException {
    var link = Files.createSymbolicLink(directory.resolve("link"), directory);

    assertThat(of(directory.toString(), directory + "/.", link.toString())).hasSize(1);
  }

  @Test
  void tellsRepositoriesOfOneNameApart() {
    var repositories = of("https://git.example.com/team/app", "https://other.example.com/team/app");

    assertThat(repositories).extracting(Repository::name).doesNotHaveDuplicates();
    assertThat(repositories).extracting(Repository::fileName).doesNotHaveDuplicates();
  }

  @Test
  void tellsFilesApartWhereCaseDoesNotCount() {
    var repositories = of("https://git.example.com/team/app", "https://git.example.com/Team/App");

    assertThat(repositories)
        .extracting(repository -> repository.fileName().toLowerCase(Locale.ROOT))
        .doesNotHaveDuplicates();
  }

  @Test
  void namesOfFilesAreHarmless() {
    var name = "/-rf ../\u001b[31m$(x)\n" + "y".repeat(300);
    var repositories = RepositoryList.of(List.of(new Source.Directory(directory, name, name)));

    assertThat(repositories.get(0).fileName()).matches("[A-Za-z0-9_][A-Za-z0-9._-]{1,140}");
  }

  @Test
  void theNamesDoNotDependOnTheOrderOfOthers() {
    var some =
        of(
            "https://git.example.com/a/x",
            "https://other.example.com/a/x",
            "https://git.example.com/b");
    var other =
        of(
            "https://git.example.com/b",
            "https://other.example.com/a/x",
            "https://git.example.com/a/x");

    assertThat(some)
        .extracting(Repository::key, Repository::name, Repository::fileName)
        .containsExactlyInAnyOrderElementsOf(
            other.stream().map(one -> tuple(one.key(), one.name(), one.fileName())).toList());
  }

  @Test
  void saysWhatIsNoRepository() {
    assertThat(
            of(
                "no-such-directory",
                "--upload-pack=touch x",
                "ext::sh -c x",
                "ftp://git.example.com/a"))
        .extracting(Repository::source)
        .allSatisfy(
            source ->
                assertThat(source)
                    .isInstanceOfSatisfying(
                        Source.Unusable.class,
                        unusable -> {
                          assertThat(unusable.outcome()).isEqualTo(Outcome.FAILED);
                          assertThat(unusable.reason()).isNotBlank();
                        }));
  }

  @Test
  void noLoginIsShown() {
    assertThat(
            of(
                "ftp://user:CANARY-password@git.example.com/a",
                "https://user:CANARY-password@git.example.com/a"))
        .extracting(
            repository -> repository.name() + repository.key() + repository.source().shown())
        .allSatisfy(text -> assertThat(text).doesNotContain("CANARY"));
  }

  @Test
  void findsCheckoutsInFoldersOfTheirOwners() throws IOException {
    Files.createDirectories(directory.resolve("host/team/app/.git"));
    Files.createDirectories(directory.resolve("host/team/app/vendored/.git"));
    Files.createDirectories(directory.resolve("host/team/notes"));
    Files.createDirectories(directory.resolve("bare.git/objects"));
    Files.createDirectories(directory.resolve("bare.git/refs"));
    Files.writeString(directory.resolve("bare.git/HEAD"), "ref: refs/heads/main\n");
    Files.createDirectories(directory.resolve("linked"));
    Files.writeString(directory.resolve("linked/.git"), "gitdir: elsewhere\n");
    var sources = new Sources();

    sources.addBelow(directory, directory.resolve("work"));

    assertThat(RepositoryList.of(sources.all()))
        .extracting(Repository::name)
        .containsExactly("bare.git", "host/team/app", "linked");
  }
}
