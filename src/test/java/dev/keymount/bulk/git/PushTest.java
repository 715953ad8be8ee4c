package dev.keymount.bulk.git;

import static dev.keymount.bulk.git.Scratch.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keymount.bulk.git.Push.Pushed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushTest {

  @TempDir private Path directory;
  private Scratch scratch;
  private Path server;
  private Path root;

  @BeforeEach
  void makeRepositories() throws IOException {
    scratch = new Scratch(directory);
    server = scratch.server("app.git", "a", "b\n");
    root = directory.resolve("app");
    scratch.run(directory, "clone", "--quiet", server.toString(), root.toString());
  }

  private Checkout checkout() throws Exception {
    return Checkout.at(scratch.git(), root);
  }

  private String commit() throws Exception {
    var id = BranchCommit.prepare(checkout(), List.of(change("a", "b\n", "c\n")), "x", directory);
    BranchCommit.publish(checkout(), "keymount", id);
    return id;
  }

  private void assertFails(String part) throws Exception {
    var checkout = checkout();
    assertThatThrownBy(() -> Push.push(checkout, "keymount"))
        .isInstanceOf(GitException.class)
        .hasMessageContaining(part)
        .message()
        .doesNotContain("CANARY");
  }

  @Test
  void makesTheBranchOnTheServer() throws Exception {
    var id = commit();
    var marks = new Marks(directory);
    marks.arm(scratch, root);
    assertThat(Push.push(checkout(), "keymount")).isEqualTo(new Pushed("origin", false));
    assertThat(scratch.run(server, "rev-parse", "keymount")).isEqualTo(id);
    assertThat(Push.push(checkout(), "keymount")).isEqualTo(new Pushed("origin", true));
    assertThat(marks.left()).isEmpty();
  }

  @Test
  void neverMovesABranch() throws Exception {
    commit();
    scratch.run(server, "branch", "keymount", "main");
    assertFails("it has a branch of this name at another commit");
    assertThat(scratch.run(server, "rev-parse", "keymount"))
        .isEqualTo(scratch.run(server, "rev-parse", "main"));
  }

  @Test
  void tellsWhatTheServerSays() throws Exception {
    commit();
    var hook = Files.createDirectories(server.resolve("hooks")).resolve("pre-receive");
    Files.writeString(hook, "#!/bin/sh\nprintf 'error: not \\033[31mhere\\n' >&2\nexit 1\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();
    assertFails("pre-receive hook declined");
    assertFails("error: not ?[31mhere");
  }

  @Test
  void aBranchThatIsNotThere() throws Exception {
    assertFails("keymount");
  }

  @Test
  void noLoginIsShown() throws Exception {
    commit();
    scratch.run(root, "remote", "set-url", "origin", "http://ada:CANARYpass@127.0.0.1:1/app.git");
    assertFails("http://127.0.0.1:1/app.git");
  }

  @Test
  void theRemoteThatTheUserPushesTo() throws Exception {
    commit();
    scratch.run(root, "remote", "add", "fork", server.toString());
    assertThat(Push.push(checkout(), "keymount").remote()).isEqualTo("origin");
    scratch.run(root, "config", "branch.main.remote", "fork");
    assertThat(Push.push(checkout(), "keymount").remote()).isEqualTo("fork");
    scratch.run(root, "config", "remote.pushDefault", "origin");
    assertThat(Push.push(checkout(), "keymount").remote()).isEqualTo("origin");
    scratch.run(root, "config", "remote.pushDefault", "--receive-pack=touch x");
    assertFails("there is no remote of that name");
    scratch.run(root, "config", "--unset", "remote.pushDefault");
    scratch.run(root, "config", "--unset", "branch.main.remote");
    scratch.run(root, "remote", "remove", "origin");
    assertThat(Push.push(checkout(), "keymount").remote()).isEqualTo("fork");
    scratch.run(root, "remote", "add", "other", server.toString());
    assertFails("more than one remote");
    scratch.run(root, "remote", "remove", "other");
    scratch.run(root, "remote", "remove", "fork");
    assertFails("no remote");
  }

  @Test
  void aRemoteHelperIsNotRun() throws Exception {
    commit();
    scratch.run(root, "remote", "set-url", "origin", "ext::touch " + directory + "/mark");
    scratch.run(root, "config", "protocol.ext.allow", "always");
    assertFails("transport 'ext' not allowed");
    assertThat(directory.resolve("mark")).doesNotExist();
  }
}
