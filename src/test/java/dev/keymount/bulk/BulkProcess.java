package dev.keymount.bulk;

import dev.keymount.cli.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

  private final Path directory;
  private final String mainClass;
  private final List<String> javaOptions;

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

  /** What a run came to. */
  record Ended(int exitCode, String out, String err) {}

  /** Starts a run whose output goes to files in the directory. */
  Process start(List<String> arguments) throws IOException {
    var command = new ArrayList<>(List.of("setsid"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(mainClass);
    command.add("bulk");
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(directory.resolve("out.txt").toFile())
            .redirectError(directory.resolve("err.txt").toFile());
    builder.environment().putAll(FIXED);
    return builder.start();
  }

  /** Runs it to its end. */
  Ended run(String... arguments) throws Exception {
    int code = start(List.of(arguments)).waitFor();
    return new Ended(code, read("out.txt"), read("err.txt"));
  }

  private String read(String file) throws IOException {
    return Files.readString(directory.resolve(file), StandardCharsets.UTF_8);
  }
}
