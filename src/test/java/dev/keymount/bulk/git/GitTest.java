package dev.keymount.bulk.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTest {

  @TempDir private Path directory;

  private GitCommand script(String script) throws IOException {
    var file = directory.resolve("script");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return new GitCommand(List.of(file.toString()), System.getenv());
  }

  @Test
  void tellsItsVersion() throws Exception {
    assertThat(Git.ofSystem().version()).matches("[0-9]+\\..*");
  }

  @Test
  void muchOnBothStreamsIsRead() throws Exception {
    var answer =
        script("cat >/dev/null; head -c 3000000 /dev/zero >&2; head -c 3000000 /dev/zero; exit 3")
            .input(new byte[3_000_000])
            .run();
    assertThat(answer.exitCode()).isEqualTo(3);
    assertThat(answer.output()).hasSize(3_000_000);
    assertThat(answer.error()).hasSize(64 * 1024);
  }

  @Test
  void inputThatNobodyReads() throws Exception {
    assertThat(script("exit 0").input(new byte[3_000_000]).run().isSuccess()).isTrue();
  }

  @Test
  void whatTakesTooLongIsEndedWithAllThatItStarted() throws Exception {
    var file = directory.resolve("child");
    var command =
        script("sleep 1000 & echo $! >'" + file + "'; wait").within(Duration.ofMillis(400));
    assertThatThrownBy(command::run)
        .isInstanceOf(GitException.class)
        .hasMessageContaining("took more than");
    long child = Long.parseLong(Files.readString(file).strip());
    assertThat(ends(child)).isTrue();
  }

  /** One that nobody has waited for is still there, but has no program any more. */
  private static boolean ends(long process) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (ProcessHandle.of(process).flatMap(handle -> handle.info().command()).isPresent()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.onSpinWait();
    }
    return true;
  }

  @Test
  void anInterruptEndsIt() throws Exception {
    var command = script("exec sleep 1000");
    Thread.currentThread().interrupt();
    assertThatThrownBy(command::run)
        .isInstanceOf(GitException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aProcessThatStaysHoldsNothingUp() throws Exception {
    var pid = directory.resolve("pid");
    var answer =
        script("sleep 1000 >/dev/null & echo $! >'" + pid + "'; echo done; echo late >&2").run();
    assertThat(answer.line()).isEqualTo("done");
    assertThat(answer.error()).isEqualTo("late\n");
    ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
        .ifPresent(ProcessHandle::destroy);
  }

  @Test
  void aMissingGit() {
    var command = new GitCommand(List.of("/nowhere/git"), Map.of());
    assertThatThrownBy(command::run)
        .isInstanceOf(GitException.class)
        .hasMessage("git can't be run: it must be installed and on the PATH");
  }

  @Test
  void theEnvironmentKeepsWhoTheUserIs() {
    var users =
        Map.of(
            "GIT_SSH_COMMAND", "ssh -i key",
            "GIT_ASKPASS", "ask",
            "SSH_AUTH_SOCK", "sock",
            "GIT_AUTHOR_DATE", "now",
            "GIT_CONFIG_COUNT", "0",
            "GIT_DIR", "x",
            "GIT_CONFIG_PARAMETERS", "x",
            "GIT_ALLOW_PROTOCOL", "ext");
    assertThat(GitEnvironment.of(users))
        .containsKeys("GIT_SSH_COMMAND", "GIT_ASKPASS", "SSH_AUTH_SOCK", "GIT_AUTHOR_DATE")
        .containsKey("GIT_CONFIG_COUNT")
        .doesNotContainKeys("GIT_DIR", "GIT_CONFIG_PARAMETERS")
        .containsEntry("GIT_ALLOW_PROTOCOL", "file:git:http:https:ssh")
        .containsEntry("GIT_TERMINAL_PROMPT", "0");
  }

  @Test
  void theTellingLine() {
    assertThat(GitMessage.telling("warning: x\nerror: cause\nfatal: end\nhint: y\n"))
        .isEqualTo("cause; end");
    assertThat(
            GitMessage.telling(
                "git@git.example.com: Permission denied (publickey).\n"
                    + "fatal: Could not read from remote repository.\n\nPlease make sure\n"))
        .isEqualTo(
            "git@git.example.com: Permission denied (publickey).;"
                + " Could not read from remote repository.");
    assertThat(GitMessage.telling("strange\n\n")).isEqualTo("strange");
    assertThat(GitMessage.telling("")).isEqualTo("git gave no reason");
  }

  @Test
  void messagesAreOneShortLineWithoutLogins() {
    assertThat(
            new GitException(
                "a\u001b[31m\nb\u202e 'https://ada:CANARY@git.example.com/x' https://CANARY@h/@y ssh://a:CANA/RY@h:22/z"))
        .hasMessage("a?[31m b? 'https://git.example.com/x' https://h/@y ssh://h:22/z");
    assertThat(new GitException("x".repeat(10_000)).getMessage()).hasSize(500).endsWith("x…");
    assertThat(new GitException("😀".repeat(10_000)).getMessage()).endsWith("😀…");
  }
}
