package dev.keymount.verify.builder;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of a builder, such as {@code docker}, that is run in a workspace. */
final class Command {

  private static final ProcessBuilder.Redirect NO_INPUT =
      ProcessBuilder.Redirect.from(new File("/dev/null"));

  /** The least exit code of a process that a signal has ended; what it started may go on. */
  private static final int KILLED = 128;

  private final Workspace workspace;
  private final List<String> words;

  /**
   * Makes one.
   *
   * @param words what each run of it begins with
   */
  Command(Workspace workspace, List<String> words) {
    this.workspace = workspace;
    this.words = List.copyOf(words);
  }

  /**
   * What a run of it came to.
   *
   * @param exitCode 0 if it succeeded
   * @param output what it wrote to its standard output, without blanks at the ends
   * @param error what it wrote to its standard error, without blanks at the ends
   */
  record Answer(int exitCode, String output, String error) {

    boolean isSuccess() {
      return exitCode == 0;
    }
  }

  /** Reads what a process writes. */
  @FunctionalInterface
  interface OutputReader {
    /** Reads the output, all or some of it. */
    void read(InputStream output) throws IOException;
  }

  /** Returns the words that each run of it begins with. */
  List<String> words() {
    return words;
  }

  /** Returns a process that is not started, with nothing to read. */
  ProcessBuilder process(List<String> arguments) {
    List<String> command = new ArrayList<>(words);
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectInput(NO_INPUT);
  }

  /** Runs it for a short answer. */
  Answer ask(String... arguments) throws BuilderException {
    var output = new ByteArrayOutputStream();
    try {
      Answer answer = run(process(List.of(arguments)), stream -> stream.transferTo(output));
      return new Answer(
          answer.exitCode(), output.toString(StandardCharsets.UTF_8).strip(), answer.error());
    } catch (IOException e) {
      throw new BuilderException("cannot run " + words.get(0) + ": " + e.getMessage());
    }
  }

  /**
   * Runs a process to its end.
   *
   * @return its answer, in which the output is left out
   * @throws IOException if it can't be started, or the reader throws one while the process goes on
   */
  Answer run(ProcessBuilder builder, OutputReader reader) throws IOException, BuilderException {
    Path errors = workspace.file("errors");
    if (!builder.redirectErrorStream()) {
      builder.redirectError(errors.toFile());
    }
    Process process = workspace.start(builder);
    try (InputStream output = process.getInputStream()) {
      try {
        reader.read(output);
        output.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        // What ends early leaves less than there should be: then its own words tell why.
        if (!process.waitFor(1, TimeUnit.SECONDS) || process.exitValue() == 0) {
          throw e;
        }
      }
      int exitCode = process.waitFor();
      if (exitCode < KILLED) {
        workspace.forget(process);
      }
      String error = Files.exists(errors) ? Files.readString(errors).strip() : "";
      return new Answer(exitCode, "", error);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BuilderException(words.get(0) + " was interrupted");
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(errors);
    }
  }
}
