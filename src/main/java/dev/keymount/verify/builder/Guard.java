package dev.keymount.verify.builder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The process that cleans up after a run. It makes the directory of the run, and acts when its
 * input ends, which it also does where this process is killed. The script {@code guard.sh} tells
 * the rest.
 */
final class Guard {

  private static final String SCRIPT = script();

  /** Becomes the guard, in a session that signals of the terminal don't reach. */
  private static final String START =
      """
      trap '' INT HUP TERM
      ! command -v setsid >/dev/null 2>&1 || exec setsid sh -c "$@"
      exec sh -c "$@"
      """;

  private final Path directory;
  private final Process process;
  private final Writer input;
  private final BufferedReader output;

  private Guard(Path directory, Process process) {
    this.directory = directory;
    this.process = process;
    this.input = process.outputWriter(charset());
    this.output = process.inputReader(charset());
  }

  /** Starts one, which makes a directory. */
  static Guard start(Path directory) throws IOException {
    List<String> command =
        List.of(
            "sh",
            "-c",
            START,
            "sh",
            SCRIPT,
            "keymount",
            "guard",
            String.valueOf(directory.getParent()),
            String.valueOf(directory.getFileName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Guard guard = new Guard(directory, process);
    String answer = Optional.ofNullable(guard.output.readLine()).orElse("sh cannot be run");
    if (!answer.equals("ready")) {
      throw new IOException(answer);
    }
    return guard;
  }

  /** Returns the process. */
  ProcessHandle process() {
    return process.toHandle();
  }

  /** Returns the words that become a command which the guard ends if it still runs at the end. */
  List<String> gate(List<String> command) {
    List<String> words =
        new ArrayList<>(List.of("sh", "-c", SCRIPT, "keymount", "gate", directory.toString()));
    words.addAll(command);
    return words;
  }

  /** Has a process left alone: its id may go to another. */
  void forget(long id) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory.resolve(".processes"), id + " *")) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Says something to the guard. */
  void tell(String line) throws IOException {
    if (line.indexOf('\n') >= 0 || line.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("more than a line");
    }
    input.write(line + "\n");
    input.flush();
  }

  /** Says something to the guard that ends in a command. */
  void tell(String verb, List<String> command) throws IOException {
    tell(
        command.stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" ", verb + " ", "")));
  }

  /** Has it clean up, waits for that, and returns what it can't remove. */
  List<String> finish() throws IOException {
    try {
      tell("calm");
      input.close();
    } catch (IOException e) {
      throw new IOException(
          "the process that cleans up has been killed: remove "
              + directory
              + " and the images of that name",
          e);
    }
    List<String> left = output.lines().toList();
    output.close();
    return left;
  }

  /** Has it clean up after builds that may have been cut short, and waits for that for a while. */
  void finishWithin(Duration time) {
    try {
      input.close();
      process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** File names are in the encoding of the system, whatever that is. */
  private static Charset charset() {
    return Charset.forName(System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name()));
  }

  private static String script() {
    try (InputStream script = Guard.class.getResourceAsStream("guard.sh")) {
      return new String(
          Optional.ofNullable(script).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
