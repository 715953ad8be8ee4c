package dev.keymount.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keymount.cli.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code keymount bulk} in a process of its own, in a directory, at the head of a group. */
final class BulkProcess {

  /** Who commits, and when, so that the same commits have the same ids. */
  static final Map<String, String> FIXED =
      Map.ofEntries(
          Map.entry("GIT_CONFIG_GLOBAL", "/dev/null"),
          Map.entry("GIT_CONFIG_NOSYSTEM", "1"),
          Map.entry("GIT_AUTHOR_NAME", "Somebody"),
          Map.entry("GIT_AUTHOR_EMAIL", "somebody@example.com"),
          Map.entry("GIT_AUTHOR_DATE", "1700000000 +0000"),
          Map.entry("GIT_COMMITTER_NAME", "Somebody"),
          Map.entry("GIT_COMMITTER_EMAIL", "somebody@example.com"),
          Map.entry("GIT_COMMITTER_DATE", "1700000000 +0000"));

  private static final List<String> UNSHARE =
      List.of("unshare", "--map-root-user", "--mount", "--propagation", "private");

  private final Path directory;
  private final String mainClass;
  private final List<String> javaOptions;
  private final Map<String, String> environment = new HashMap<>(FIXED);

  /**
   * Makes one.
   *
   * @param directory where it runs
   */
  BulkProcess(Path directory, String... javaOptions) {
    this(directory, Main.class, javaOptions);
  }

  /**
   * Makes one that runs another class.
   *
   * @param directory where it runs
   */
  BulkProcess(Path directory, Class<?> mainClass, String... javaOptions) {
    this.directory = directory;
    this.mainClass = mainClass.getName();
    this.javaOptions = List.of(javaOptions);
  }

  /** Sets variables. */
  BulkProcess with(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /** What a run came to. */
  record Ended(int exitCode, String out, String err) {}

  /** Starts a run whose output goes to files in the directory. */
  Process start(List<String> arguments) throws IOException {
    var command = new ArrayList<>(List.of("setsid"));
    command.addAll(command());
    command.addAll(arguments);
    return start(command, "out.txt", "err.txt");
  }

  /** Returns the words of {@code keymount bulk}. */
  private List<String> command() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(mainClass);
    command.add("bulk");
    return command;
  }

  private Process start(List<String> command, String out, String err) throws IOException {
    var builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(directory.resolve(out).toFile())
            .redirectError(directory.resolve(err).toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Runs it to its end. */
  Ended run(String... arguments) throws Exception {
    int code = start(List.of(arguments)).waitFor();
    return new Ended(code, read("out.txt"), read("err.txt"));
  }

  /**
   * Runs a text of the shell among mounts that nobody else sees, as root there. {@code bulk NAME
   * ARGUMENT…} in it runs {@code keymount bulk} and keeps what it came to under a name.
   */
  void runAmongMounts(String text) throws Exception {
    requireMounts();
    var program = directory.resolve("keymount");
    Files.writeString(
        program,
        command().stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" ", "exec ", " \"$@\"\n")));
    var prelude =
        "bulk() { n=$1; shift; c=0; sh ./keymount \"$@\" >$n.out 2>$n.err || c=$?; echo $c >$n.code; }\n";
    var words = new ArrayList<>(UNSHARE);
    words.addAll(List.of("sh", "-euc", prelude + text));
    int code = start(words, "out.txt", "err.txt").waitFor();
    assertThat(code).as(read("err.txt")).isZero();
  }

  /** Returns what a run among mounts came to. */
  Ended ended(String name) throws IOException {
    return new Ended(
        Integer.parseInt(read(name + ".code").strip()), read(name + ".out"), read(name + ".err"));
  }

  /** CI can mount; a machine that can't passes the test over. */
  private static void requireMounts() throws Exception {
    var words = new ArrayList<>(UNSHARE);
    words.addAll(List.of("mount", "-t", "tmpfs", "-o", "size=4k", "none", "/mnt"));
    boolean isPossible;
    try {
      isPossible = new ProcessBuilder(words).start().waitFor() == 0;
    } catch (IOException e) {
      isPossible = false;
    }
    if (!"true".equals(System.getenv("CI"))) {
      assumeTrue(isPossible, "nothing can be mounted here");
    }
    assertThat(isPossible).as("mounts in a namespace").isTrue();
  }

  private String read(String file) throws IOException {
    return Files.readString(directory.resolve(file), StandardCharsets.UTF_8);
  }
}
