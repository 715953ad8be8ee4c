package dev.keymount.bulk;

import static dev.keymount.bulk.Hostile.RUN;
import static dev.keymount.bulk.Hostile.commit;
import static dev.keymount.bulk.Hostile.git;
import static dev.keymount.bulk.Hostile.line;
import static dev.keymount.bulk.Hostile.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text of repositories and lists that wants to be more than text. */
class InjectionTest {

  /** Markup, a mention, a trailer, an order to the shell and to the terminal, in one name. */
  private static final String NAME =
      "@team `x` <img src=x> [a](https:x) $(touch shell)\n\nSigned-off-by: Eve <eve@example.com>\u001b]0;t\u0007";

  @TempDir private Path directory;

  private Hostile hostile;
  private Path ordinary;

  @BeforeEach
  void prepare() throws Exception {
    hostile = new Hostile(directory);
    ordinary = hostile.ordinary("ordinary");
  }

  @Test
  void textsOfARepositoryStayText() throws Exception {
    var root =
        hostile.repository(
            "; touch shell $(touch shell) `touch shell`",
            NAME.replace("/", "") + "/Dockerfile",
            "FROM node:22\nARG NPM_TOKEN\nRUN npm ci\nCOPY \"evil\\u001b[2J\" id_rsa /root/.ssh/\n"
                + "ENV API_TOKEN=CANARY\u001b[31m@team\n");
    git(root, "remote", "add", "origin", "https://a\u001b[2J.example.com/x");
    git(root, "update-ref", "refs/remotes/origin/`touch_shell`;$(x)", "HEAD");
    git(root, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/`touch_shell`;$(x)");
    var command =
        "env | grep -a ^KEYMOUNT_ | sort > ../variables; cat \"$KEYMOUNT_BODY_FILE\" > ../body;"
            + " printf 'https://x.example.com/1 \\033[2J\\007 $(touch shell)\\n\\n'";

    var ended = hostile.bulk("--branch", "new", "--commit", "--pr-command", command, "--", root);

    assertThat(ended.err()).contains("[1/1] ; touch shell $(touch shell) `touch shell`: ");
    var variables = Files.readString(hostile.path("variables"));
    assertThat(variables)
        .contains("KEYMOUNT_BASE=`touch_shell`;$(x)\n")
        .contains("KEYMOUNT_REPOSITORY=; touch shell $(touch shell) `touch shell`\n");
    assertThat(hostile.state(RUN).keySet()).noneMatch(name -> name.endsWith("shell"));
    assertBodyIsPlain(Files.readString(hostile.path("body")));
    assertThat(git(root, "log", "-1", "--format=%(trailers)", "new")).isEmpty();
    var message = git(root, "log", "-1", "--format=%B", "new");
    assertThat(message.lines()).noneMatch(line -> line.startsWith("Signed-off-by"));
    assertThat(message.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
    assertThat(Files.readString(hostile.path("work/journal"))).contains("https://x.example.com/1 ");
    assertThat(Files.readString(hostile.path("work/journal")).chars()).noneMatch(c -> c == 0x1b);
  }

  /** All but the lines that are our own is a list of code spans, each whole on its line. */
  private static void assertBodyIsPlain(String body) {
    assertThat(body).contains("@team").doesNotContain("\u001b");
    for (var text : body.lines().filter(line -> line.contains("@team")).toList()) {
      assertThat(text).startsWith("- ``");
      var fence = text.substring(2).replaceFirst("[^`].*", "");
      assertThat(text).endsWith(" " + fence).doesNotMatch("(?s)- `+ .*[^`]" + fence + "[^`].*");
    }
    assertThat(body.lines().filter(line -> line.contains("Signed-off-by")))
        .allMatch(line -> line.startsWith("- ``"));
  }

  @Test
  void addressesAreNoOptionsAndNoCommands() throws Exception {
    var mark = hostile.path("mark");
    var addresses =
        List.of(
            "--upload-pack=touch " + mark,
            "-oProxyCommand=touch " + mark,
            "ext::sh -c touch% " + mark,
            "fd::17",
            "ssh://-oProxyCommand=touch " + mark + "/x",
            "ssh://x@-oProxyCommand=y/z",
            "-oProxyCommand=x:y",
            "file://--upload-pack=x/" + directory,
            "https://example.com/--upload-pack=x?a#b",
            "file://" + directory + "/ordinary\u001b[2J",
            "https://user:CANARY@nowhere.invalid:1/a\nb",
            "git@-x:y",
            "--config=core.fsmonitor=touch " + mark);
    var before = hostile.state(RUN);
    var arguments = new ArrayList<Object>(List.of("--patches", hostile.path("patches"), "--"));
    arguments.addAll(addresses);
    arguments.add(ordinary);
    assertRefused(hostile.bulk(arguments.toArray()), addresses.size());

    Files.write(
        hostile.path("out.txt"), addresses.stream().filter(text -> !text.contains("\n")).toList());
    assertRefused(
        hostile.bulk(
            "--from", hostile.path("out.txt"), "--patches", hostile.path("patches"), ordinary),
        addresses.size() - 1);

    var json = new StringBuilder("[");
    for (var address : addresses) {
      var text = address.replace("\n", "\\n").replace("\u001b", "\\u001b");
      json.append("{\"nameWithOwner\":\"-x/" + text + "\",\"url\":\"" + text + "\"},\n");
    }
    Files.writeString(hostile.path("out.txt"), json.append("{\"url\":\"\"}]"));
    assertRefused(
        hostile.bulk(
            "--from", hostile.path("out.txt"), "--patches", hostile.path("patches"), ordinary),
        addresses.size() + 1);
    assertThat(hostile.state(RUN)).isEqualTo(before);
  }

  private void assertRefused(BulkProcess.Ended ended, int count) {
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).doesNotContain("CANARY").doesNotContain("internal error");
    assertThat(ended.out()).doesNotContain("CANARY").contains(count + " failed");
    assertThat(line(ended, "ordinary")).contains("migrated");
  }

  @Test
  void programsOfARepositoryDoNotRun() throws Exception {
    var mark = hostile.path("mark");
    var armed = hostile.ordinary("armed");
    write(armed, ".gitattributes", "* filter=evil diff=evil merge=evil\n");
    commit(armed);
    git(directory, "clone", "--quiet", "armed", "origin");
    for (var root : List.of(armed, hostile.path("origin"))) {
      arm(root, mark);
    }
    Files.deleteIfExists(mark);
    var before = hostile.state(RUN);

    var ended =
        Hostile.plain(
            new BulkProcess(directory)
                .with(Map.of("GIT_TEMPLATE_DIR", armed.resolve(".git").toString()))
                .run(
                    "--work-dir",
                    "work",
                    "--branch",
                    "new",
                    "--commit",
                    hostile.path("origin").toUri().toString()));

    assertThat(line(ended, directory.toString().substring(1) + "/origin")).contains("migrated");
    assertThat(hostile.state(RUN)).isEqualTo(before);
    for (var options :
        List.of(List.of("--branch", "one", "--commit"), List.of("--branch", "two"))) {
      var arguments = new ArrayList<Object>(options);
      arguments.add(armed);
      assertThat(line(hostile.bulk(arguments.toArray()), "armed")).contains("migrated");
    }
    assertThat(mark).doesNotExist();
    git(armed, "status");
    assertThat(mark).content().startsWith("fsmonitor-watchman");
  }

  /**
   * Makes programs for all that git could be led to run by the hooks and settings in a repository.
   */
  private static void arm(Path root, Path mark) throws Exception {
    var hooks = Files.createDirectories(root.resolve(".git/hooks"));
    for (var name :
        List.of(
            "post-checkout",
            "post-commit",
            "post-index-change",
            "pre-commit",
            "pre-push",
            "reference-transaction",
            "fsmonitor-watchman",
            "pre-receive",
            "upload-pack")) {
      var hook = hooks.resolve(name);
      Files.writeString(hook, "#!/bin/sh\necho " + name + " >>'" + mark + "'\n");
      Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    git(root, "config", "core.fsmonitor", hooks.resolve("fsmonitor-watchman").toString());
    git(root, "config", "core.pager", hooks.resolve("pre-push").toString());
    git(root, "config", "core.hooksPath", hooks.toString());
    git(root, "config", "uploadpack.packObjectsHook", hooks.resolve("upload-pack").toString());
  }

  @Test
  void whatGitSaysIsOneLine() throws Exception {
    var broken = hostile.ordinary("broken\u001b[31m");
    Files.writeString(broken.resolve(".git/HEAD"), "ref: refs/heads/\u001b]0;title\u0007\u202e\n");
    var other = hostile.ordinary("other");
    Files.writeString(
        other.resolve(".git/config"), "[core]\n\trepositoryformatversion = \u001b[2J\u009b\n");

    var ended = hostile.bulk("--", broken, other, ordinary);

    assertThat(ended.err()).contains("broken\ufffd[31m: failed: ");
    assertThat(line(ended, "other")).contains("failed: git can't read the repository: ");
    assertThat(ended.err().lines()).hasSize(4);
    assertThat(line(ended, "ordinary")).contains("migrated");
  }
}
