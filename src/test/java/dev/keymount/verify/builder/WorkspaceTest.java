package dev.keymount.verify.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

  @TempDir Path parent;

  @Test
  void hasADirectoryThatNobodyElseReads() throws IOException {
    Path directory;
    try (Workspace workspace = Workspace.open(parent)) {
      directory = workspace.directory();
      assertThat(directory.getFileName().toString()).matches("keymount-verify-[0-9a-z]{8}");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
          .isEqualTo("rwx------");
      assertThat(workspace.imageName("a-1")).isEqualTo(directory.getFileName() + ":a-1");
      Path kept = Files.createDirectories(directory.resolve("a b/c"));
      Files.writeString(kept.resolve("file"), "");
      Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("r-x------"));
    }
    assertThat(directory).doesNotExist();
  }

  @Test
  void canBeClosedTwice() throws IOException {
    Workspace workspace = Workspace.open(parent);
    workspace.close();
    workspace.close();
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void tellsWhereThereCannotBeADirectory() {
    assertThatThrownBy(() -> Workspace.open(parent.resolve("missing")))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot make a directory in " + parent.resolve("missing"));
  }

  @Test
  void takesStrangeNames() throws Exception {
    Path strange = Files.createDirectory(parent.resolve("it's \"$HOME\"\n*"));
    try (Workspace workspace = Workspace.open(strange)) {
      Process process = workspace.start(new ProcessBuilder("echo", "it's", "\n", "$HOME"));
      assertThat(process.inputReader().lines()).containsExactly("it's ", " $HOME");
    }
    assertThat(strange).isEmptyDirectory();
  }

  @Test
  void endsProcessesAndWhatTheyStarted() throws Exception {
    Workspace workspace = Workspace.open(parent);
    Process process =
        workspace.start(
            new ProcessBuilder(
                "sh", "-c", "trap '' TERM; sleep 1000 & echo $!; echo $$; wait; sleep 1000"));
    var reader = process.inputReader();
    ProcessHandle child = ProcessHandle.of(Long.parseLong(reader.readLine())).orElseThrow();
    assertThat(reader.readLine()).isEqualTo(String.valueOf(process.pid()));
    workspace.close();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(runs(child)).isFalse();
    assertThatThrownBy(() -> workspace.start(new ProcessBuilder("true")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void endsWhatTheProcessLeftBehind() throws Exception {
    Workspace workspace = Workspace.open(parent);
    Process process = workspace.start(new ProcessBuilder("sh", "-c", "sleep 1000 & echo $!"));
    ProcessHandle child =
        ProcessHandle.of(Long.parseLong(process.inputReader().readLine())).orElseThrow();
    assertThat(process.waitFor()).isZero();
    workspace.close();
    assertThat(runs(child)).isFalse();
  }

  @Test
  void letsProcessesAloneThatAreForgotten() throws Exception {
    ProcessHandle child;
    try (Workspace workspace = Workspace.open(parent)) {
      Process process = workspace.start(new ProcessBuilder("sh", "-c", "sleep 1000 & echo $!"));
      child = ProcessHandle.of(Long.parseLong(process.inputReader().readLine())).orElseThrow();
      assertThat(process.waitFor()).isZero();
      workspace.forget(process);
    }
    assertThat(child.isAlive()).isTrue();
    child.destroyForcibly();
  }

  @Test
  void tellsThatTheGuardWasKilled() throws Exception {
    Workspace workspace = Workspace.open(parent);
    workspace.guard().destroyForcibly();
    workspace.guard().onExit().get(10, TimeUnit.SECONDS);
    assertThatThrownBy(workspace::close)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("remove " + workspace.directory());
  }

  @Test
  void letsProcessesAloneThatGotTheIdOfAnother() throws Exception {
    Process other = new ProcessBuilder("sleep", "1000").start();
    try (Workspace workspace = Workspace.open(parent)) {
      Files.createFile(workspace.directory().resolve(".processes/" + other.pid() + " 1"));
    }
    assertThat(other.isAlive()).isTrue();
    other.destroyForcibly();
  }

  /** What comes late to the gate, when the guard has cleaned up, does not run. */
  @Test
  void startsNothingThatTheGuardDoesNotKnow() throws Exception {
    Path mark = parent.resolve("mark");
    Guard guard = Guard.start(parent.resolve("run"));
    List<String> command = guard.gate(List.of("touch", mark.toString()));
    assertThat(guard.finish()).isEmpty();
    Process late = new ProcessBuilder(command).start();
    assertThat(late.waitFor()).isNotZero();
    assertThat(mark).doesNotExist();
  }

  @Test
  void givesProcessesTheirEnvironmentAndDirectory() throws Exception {
    try (Workspace workspace = Workspace.open(parent)) {
      var builder =
          new ProcessBuilder("sh", "-c", "echo \"$A\"; pwd")
              .directory(workspace.directory().toFile());
      builder.environment().put("A", "a\n'b'");
      assertThat(workspace.start(builder).inputReader().lines())
          .containsExactly("a", "'b'", workspace.directory().toRealPath().toString());
      assertThat(builder.command()).hasSize(3);
      builder.environment().put("npm-token", "x");
      assertThatThrownBy(() -> workspace.start(builder))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("npm-token");
    }
  }

  @Test
  void runsCommandsAtTheEnd() throws IOException {
    Path mark = parent.resolve("it's *");
    try (Workspace workspace = Workspace.open(parent)) {
      workspace.atEnd(List.of("touch", mark.toString()));
      assertThatThrownBy(() -> workspace.atEnd(List.of("touch", "a\nkeep")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(mark).doesNotExist();
    }
    assertThat(parent).isDirectoryNotContaining(Files::isDirectory);
    assertThat(mark).exists();
  }

  @Test
  void leavesTheDirectoryWhereItIsToldTo() throws Exception {
    Path directory;
    Process process;
    try (Workspace workspace = Workspace.open(parent)) {
      directory = workspace.directory();
      Files.writeString(directory.resolve("log"), "");
      workspace.keep();
      process = workspace.start(new ProcessBuilder("sleep", "1000"));
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(directory.toFile().list()).containsExactly("log");
  }

  @Test
  void removesImagesUntilThereAreNone() throws IOException {
    Path list = Files.createFile(parent.resolve("images"));
    Path builder = engine(list, "grep -vxF \"$4\" $list >$list.new; mv $list.new $list");
    try (Workspace workspace = Workspace.open(parent)) {
      workspace.removeImagesOf(List.of(builder.toString(), list.toString()));
      Files.writeString(list, workspace.imageName("a") + "\n" + workspace.imageName("b") + "\n");
    }
    assertThat(list).isEmptyFile();
  }

  @Test
  void tellsWhichImagesStay() throws IOException {
    Path list = Files.createFile(parent.resolve("images"));
    Path builder = engine(list, "exit 1");
    Workspace workspace = Workspace.open(parent);
    workspace.removeImagesOf(List.of(builder.toString(), list.toString()));
    String image = workspace.imageName("a");
    Files.writeString(list, image + "\n");
    assertThatThrownBy(workspace::close)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "cannot remove images of " + workspace.directory().getFileName() + ": " + image);
    assertThat(workspace.directory()).doesNotExist();
  }

  /** An orphan that has ended stays a zombie where the first process of the system is careless. */
  private static boolean runs(ProcessHandle process) throws IOException {
    Path stat = Path.of("/proc", String.valueOf(process.pid()), "stat");
    return process.isAlive() && !(Files.exists(stat) && Files.readString(stat).contains(") Z "));
  }

  /** Writes a command that keeps images in a file of lines, its first argument. */
  private Path engine(Path list, String removal) throws IOException {
    Path file = parent.resolve("engine");
    Files.writeString(
        file,
        """
        #!/bin/sh
        list=$1
        case $3 in
          ls) cat $list ;;
          rm) %s ;;
        esac
        """
            .formatted(removal));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    assertThat(list).isEmptyFile();
    return file;
  }
}
