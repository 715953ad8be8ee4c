package dev.keymount.bulk;

import static dev.keymount.bulk.Hostile.DOCKERFILE;
import static dev.keymount.bulk.Hostile.MIGRATED;
import static dev.keymount.bulk.Hostile.RUN;
import static dev.keymount.bulk.Hostile.commit;
import static dev.keymount.bulk.Hostile.git;
import static dev.keymount.bulk.Hostile.line;
import static dev.keymount.bulk.Hostile.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Names that mean something to shells, terminals, git and diffs, and files that are none. */
class HostilePathsTest {

  private static final List<String> NAMES =
      List.of(
          "with space",
          " leading",
          "trailing ",
          "new\nline",
          "tab\there",
          "quote\"quote",
          "it's",
          "back\\slash",
          "\u001b]0;title\u0007\u001b[2J",
          "gr\u00fc\u00dfe-\u65e5\u672c-\ud83d\ude00",
          "-rf",
          "--upload-pack=touch x",
          "..hidden",
          "...",
          "$(touch x)",
          "; touch x",
          "a b => c d",
          "\u202eright to left");

  @TempDir private Path directory;

  private Hostile hostile;

  @BeforeEach
  void prepare() throws Exception {
    hostile = new Hostile(directory);
    hostile.ordinary("ordinary");
  }

  @Test
  void anyPathOfADockerfileCanBeChanged() throws Exception {
    var files = new ArrayList<String>();
    for (var name : NAMES) {
      files.addAll(List.of(name + "/Dockerfile", DOCKERFILE));
      files.addAll(List.of("d/" + name + ".Dockerfile", DOCKERFILE));
    }
    var root = hostile.repository("odd", files.toArray(String[]::new));
    git(directory, "clone", "--quiet", "odd", "work-tree");
    var said = "migrated, " + files.size() / 2 + " of " + files.size() / 2 + " moved";
    var before = hostile.state(RUN);

    var patched =
        hostile.bulk("--patches", hostile.path("patches"), root, hostile.path("ordinary"));

    assertThat(line(patched, "odd")).isEqualTo(said);
    assertThat(line(patched, "ordinary")).contains("migrated");
    assertThat(hostile.state(RUN)).isEqualTo(before);
    git(root, "apply", "--check", hostile.patchFile("odd").toString());

    var committed = hostile.bulk("--branch", "new", "--commit", root);
    assertThat(line(committed, "odd")).isEqualTo(said);
    assertThat(git(root, "diff", "--name-only", "-z", "main", "new").split("\0", 0))
        .hasSize(files.size() / 2);
    assertThat(git(root, "log", "--format=%(trailers)", "-1", "new")).isEmpty();

    var left = hostile.bulk("--branch", "new", hostile.path("work-tree"));
    assertThat(line(left, "work-tree")).isEqualTo(said);
    for (var name : NAMES) {
      assertThat(Files.readString(hostile.path("work-tree").resolve(name + "/Dockerfile")))
          .contains(MIGRATED);
    }
  }

  @Test
  void anyPathOfACheckoutWillDo() throws Exception {
    var roots = new ArrayList<Object>();
    for (var name : NAMES) {
      roots.add(hostile.ordinary("c/" + name));
    }
    var before = hostile.state(RUN);
    var arguments = new ArrayList<Object>(List.of("--patches", hostile.path("patches"), "--"));
    arguments.addAll(roots);
    arguments.add(hostile.path("ordinary"));

    var ended = hostile.bulk(arguments.toArray());

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(hostile.state(RUN)).isEqualTo(before);
    assertThat(hostile.patches())
        .hasSize(NAMES.size() + 1)
        .allMatch(name -> name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*\\.patch"));

    arguments.set(0, "--branch");
    arguments.set(1, "new");
    arguments.add(0, "--commit");
    ended = hostile.bulk(arguments.toArray());
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    for (var root : roots) {
      assertThat(git((Path) root, "show", "new:Dockerfile")).contains(MIGRATED);
    }
  }

  /** In that locale Java has no names for files that are not of ASCII. */
  @Test
  void aLocaleWithoutTheLettersIsSaid() throws Exception {
    hostile.repository("gr\u00fc\u00dfe", "Dockerfile", DOCKERFILE);
    hostile.repository(
        "inside", "gr\u00fc\u00dfe/Dockerfile", DOCKERFILE, "Dockerfile", DOCKERFILE);
    hostile.repository(
        "callers", "Dockerfile", DOCKERFILE, "gr\u00fc\u00dfe/build.sh", "docker build .\n");
    var ignored = hostile.repository("ignored", "Dockerfile", DOCKERFILE, ".gitignore", "*.o\n");
    write(ignored, "gr\u00fc\u00dfe.o", "");
    for (var locale : List.of("C", "C.UTF-8")) {
      var before =
          hostile.state(List.of("work-" + locale, "patches-" + locale, "out.txt", "err.txt"));

      var ended =
          Hostile.plain(
              new BulkProcess(directory)
                  .with(Map.of("LC_ALL", locale))
                  .run(
                      "--work-dir",
                      "work-" + locale,
                      "--patches",
                      "patches-" + locale,
                      "--root",
                      "."));

      assertThat(line(ended, "ordinary")).contains("migrated");
      assertThat(line(ended, "ignored")).contains("migrated");
      assertThat(line(ended, "callers")).contains("1 of 1 moved");
      if (locale.equals("C")) {
        assertThat(line(ended, "gr\ufffd\ufffd\ufffd\ufffde"))
            .contains("failed: ")
            .contains("can't be named in the locale of this process; run with LC_ALL=C.UTF-8");
        assertThat(ended.out()).contains("its name is no text in the locale of this process");
      } else {
        assertThat(line(ended, "gr\u00fc\u00dfe")).contains("migrated, 1 of 1");
        assertThat(line(ended, "inside")).contains("migrated, 2 of 2");
      }
      assertThat(
              hostile.state(List.of("work-" + locale, "patches-" + locale, "out.txt", "err.txt")))
          .isEqualTo(before);
    }
  }

  @Test
  @Timeout(60)
  void linksAreNotFollowedOutOfARepository() throws Exception {
    var outside = Files.createDirectories(hostile.path("outside"));
    write(outside, "Dockerfile", DOCKERFILE);
    write(outside, "keymount.yml", "CANARY: not to be shown\n");
    var calls = "docker build --build-arg NPM_TOKEN -f %s .\n";
    var links = hostile.repository("links", "Dockerfile.plain", DOCKERFILE);
    write(links, "Makefile", "all:\n" + "\t" + calls.formatted("link/Dockerfile"));
    hostile.sh(
        """
        cd links
        ln -s ../outside/Dockerfile Dockerfile
        ln -s ../outside link
        ln -s %1$s/Dockerfile Dockerfile.absolute
        ln -s nowhere Dockerfile.dangling
        ln -s Dockerfile.loop Dockerfile.loop
        ln -s . self
        ln -s /dev/zero Dockerfile.zero
        ln -s /dev/zero compose.yml
        ln -s /dev/zero .dockerignore
        ln -s /dev/zero .gitattributes.d
        """
            .formatted(outside));
    commit(links);
    var special = hostile.repository("special", "Dockerfile", DOCKERFILE);
    hostile.sh(
        "cd special; for n in Dockerfile.pipe compose.yml Makefile .dockerignore; do mkfifo $n; done");
    hostile.sh("cd special; mknod Dockerfile.device c 1 5 2>/dev/null || mkfifo Dockerfile.device");
    var configured = hostile.ordinary("configured");
    hostile.sh("mkfifo configured/.keymount.yml");
    var elsewhere = hostile.ordinary("elsewhere");
    hostile.sh("ln -s ../outside/keymount.yml elsewhere/.keymount.yml");
    commit(elsewhere);
    var zero = hostile.ordinary("zero");
    hostile.sh("ln -s /dev/zero zero/.keymount.yml");
    commit(zero);
    hostile.sh("ln -s ordinary linked; ln -s nowhere dangling; ln -s loop loop");
    var before = hostile.state(RUN);

    var ended =
        hostile.bulk(
            "--patches",
            hostile.path("patches"),
            links,
            special,
            configured,
            elsewhere,
            zero,
            hostile.path("linked"),
            hostile.path("dangling"),
            hostile.path("loop"));

    assertThat(line(ended, "links")).isEqualTo("partial, 1 of 2 moved");
    assertThat(hostile.patch("links")).contains("+++ b/Dockerfile.plain").containsOnlyOnce("+++ ");
    assertThat(line(ended, "special")).contains("migrated, 1 of 1 moved");
    var said =
        "failed: .keymount.yml: cannot be read: it is no file of the repository; make it a plain file";
    for (var name : List.of("configured", "elsewhere", "zero")) {
      assertThat(line(ended, name)).isEqualTo(said);
    }
    assertThat(line(ended, "linked")).contains("migrated");
    assertThat(ended.err()).doesNotContain("CANARY");
    assertThat(line(ended, hostile.path("dangling").toString()))
        .contains("failed: there is no such directory");
    assertThat(line(ended, hostile.path("loop").toString()))
        .contains("failed: there is no such directory");
    assertThat(hostile.state(RUN)).isEqualTo(before);
  }
}
