package dev.keymount.bulk.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keymount.bulk.git.Unusable.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClonesTest {

  @TempDir private Path directory;
  private Scratch scratch;

  @BeforeEach
  void makeScratch() throws IOException {
    scratch = new Scratch(directory);
  }

  private static RemoteUrl url(Path server) throws Exception {
    return RemoteUrl.of("file://" + server);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void clonesTheLastCommit(String filters) throws Exception {
    var server = scratch.server("app.git", "Dockerfile", "FROM a\n", "ä \"b\n", "c");
    scratch.run(server, "config", "uploadpack.allowFilter", filters);
    var target = directory.resolve("work/team/app");
    var checkout = new Clones(scratch.git()).clone(url(server), target);
    assertThat(target.resolve("Dockerfile")).hasContent("FROM a\n");
    assertThat(checkout.head()).isEqualTo(scratch.run(server, "rev-parse", "main"));
    assertThat(checkout.changes().isEmpty()).isTrue();
    assertThat(checkout.defaultBranch()).contains("main");
    assertThat(checkout.currentBranch()).contains("main");
    assertThat(target.resolve(".git/hooks")).doesNotExist();
    assertThat(target.getParent()).isDirectoryNotContaining("glob:**/.keymount-*");
  }

  @Test
  void isShallow() throws Exception {
    var source = scratch.repository("source", "a", "b");
    scratch.commit(source);
    scratch.run(source, "tag", "v1");
    var target = directory.resolve("clone");
    new Clones(scratch.git()).clone(url(source), target);
    assertThat(scratch.run(target, "rev-list", "--all", "--count")).isEqualTo("1");
    assertThat(scratch.run(target, "tag")).isEmpty();
  }

  @Test
  void anEmptyOneIsCloned() throws Exception {
    var empty = scratch.empty("app");
    var target = directory.resolve("clone");
    var clones = new Clones(scratch.git());
    var refusal = catchThrowableOfType(Unusable.class, () -> clones.clone(url(empty), target));
    assertThat(refusal.kind()).isEqualTo(Kind.EMPTY);
    assertThat(target.resolve(".git")).isDirectory();
  }

  @Test
  void aFailureLeavesNothingAndShowsNoLogin() throws Exception {
    var clones = new Clones(scratch.git());
    var target = directory.resolve("work/clone");
    var missing = url(directory.resolve("none"));
    assertThatThrownBy(() -> clones.clone(missing, target))
        .isInstanceOf(GitException.class)
        .hasMessageStartingWith("cannot clone file:///")
        .hasMessageContaining("none' does not");
    var closed = RemoteUrl.of("http://ada:CANARYpass@127.0.0.1:1/app.git");
    assertThatThrownBy(() -> clones.clone(closed, target))
        .isInstanceOf(GitException.class)
        .hasMessageStartingWith("cannot clone http://127.0.0.1:1/app.git: ")
        .message()
        .doesNotContain("CANARY", "ada");
    assertThat(target.getParent()).isEmptyDirectory();
  }

  @Test
  void whatIsThereStays() throws Exception {
    var server = scratch.server("app.git", "a", "b");
    var target = Files.createDirectory(directory.resolve("clone"));
    var url = url(server);
    assertThatThrownBy(() -> new Clones(scratch.git()).clone(url, target))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("exists");
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void theTemplateOfTheUserIsNotCopied() throws Exception {
    var server = scratch.server("app.git", "a", "b");
    var marks = new Marks(directory);
    var template = directory.resolve("template");
    marks.hooks(template.resolve("hooks"));
    scratch.run(directory, "config", "--global", "init.templateDir", template.toString());
    var git = scratch.git(Map.of("GIT_TEMPLATE_DIR", template.toString()));
    new Clones(git).clone(url(server), directory.resolve("clone"));
    assertThat(marks.left()).isEmpty();
    assertThat(directory.resolve("clone/.git/hooks")).doesNotExist();
  }

  @Test
  void submodulesAndOtherProtocolsAreLeftOut() throws Exception {
    var library = scratch.repository("library", "a", "b");
    var root = scratch.repository("app", "a", "b");
    scratch.run(
        root,
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        library.toString(),
        "lib");
    Scratch.write(
        root,
        ".gitmodules",
        "[submodule \"lib\"]\n\tpath = lib\n\turl = ext::touch " + directory + "/mark\n");
    scratch.commit(root);
    scratch.run(directory, "config", "--global", "submodule.recurse", "true");
    scratch.run(directory, "config", "--global", "protocol.ext.allow", "always");
    new Clones(scratch.git()).clone(url(root), directory.resolve("clone"));
    assertThat(directory.resolve("clone/lib")).isEmptyDirectory();

    var evil = "ext::touch " + directory + "/mark";
    scratch.run(
        directory, "config", "--global", "url." + evil + ".insteadOf", "https://git.example.com/");
    var moved = RemoteUrl.of("https://git.example.com/app");
    assertThatThrownBy(() -> new Clones(scratch.git()).clone(moved, directory.resolve("other")))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("transport 'ext' not allowed");
    assertThat(new Marks(directory).left()).isEmpty();
  }

  @Test
  void sshAsksNothing() throws Exception {
    var clones = new Clones(scratch.git(Map.of("PATH", ssh("echo \"asked: $*\" >&2; exit 1"))));
    var url = RemoteUrl.of("ssh://git@git.example.com/app");
    assertThatThrownBy(() -> clones.clone(url, directory.resolve("clone")))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("asked: -oBatchMode=yes")
        .hasMessageContaining("Could not read from remote repository");
  }

  private String ssh(String script) throws IOException {
    var ssh = Files.createDirectories(directory.resolve("bin")).resolve("ssh");
    Files.writeString(ssh, "#!/bin/sh\n" + script + "\n");
    assertThat(ssh.toFile().setExecutable(true)).isTrue();
    return ssh.getParent() + ":" + System.getenv("PATH");
  }

  @Test
  void sweepsWhatAKilledRunHasLeft() throws Exception {
    var work = Files.createDirectory(directory.resolve("work"));
    var left = work.resolve(".keymount-clone-1/.git/objects");
    Files.createDirectories(left);
    Files.createSymbolicLink(left.resolve("link"), directory);
    assertThat(Files.createFile(left.resolve("x")).toFile().setReadOnly()).isTrue();
    Files.createDirectory(work.resolve("app"));
    Clones.sweep(work);
    Clones.sweep(directory.resolve("none"));
    assertThat(work).isDirectoryContaining("glob:**/app");
    assertThat(work.resolve(".keymount-clone-1")).doesNotExist();
    assertThat(directory.resolve("gitconfig")).exists();
  }
}
