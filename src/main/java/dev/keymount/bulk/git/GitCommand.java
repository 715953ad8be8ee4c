package dev.keymount.bulk.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of git. */
final class GitCommand {

  /** How long git may take; then it hangs. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  /** How long a process has to clean up when it is told to end. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private static final int ERROR_LIMIT = 64 * 1024;

  private final List<String> words;
  private final Map<String, String> environment;
  private @Nullable Path directory;
  private byte[] input = new byte[0];
  private Duration limit = LONGEST;

  GitCommand(List<String> words, Map<String, String> environment) {
    this.words = words;
    this.environment = new HashMap<>(environment);
  }

  /** Runs it in a directory. */
  GitCommand at(Path place) {
    directory = place.toAbsolutePath();
    return this;
  }

  /** Gives it something to read. */
  GitCommand input(byte[] bytes) {
    input = bytes.clone();
    return this;
  }

  /** Gives it something to read, as UTF-8. */
  GitCommand input(String text) {
    input = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  /** Sets a variable. */
  GitCommand set(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Ends it after some other time. */
  GitCommand within(Duration time) {
    limit = time;
    return this;
  }

  /** What a run came to. */
  static final class Answer {

    private final int exitCode;
    private final byte[] output;
    private final String error;

    Answer(int exitCode, byte[] output, String error) {
      this.exitCode = exitCode;
      this.output = output;
      this.error = error;
    }

    /** Returns 0 if it succeeded. */
    int exitCode() {
      return exitCode;
    }

    /** Returns what it wrote to its standard output: not a copy. */
    byte[] output() {
      return output;
    }

    /** Returns the first of what it wrote to its standard error. */
    String error() {
      return error;
    }

    boolean isSuccess() {
      return exitCode == 0;
    }

    /** Returns the output as UTF-8. */
    String text() {
      return new String(output, StandardCharsets.UTF_8);
    }

    /** Returns the output without the line feed at its end. */
    String line() {
      var text = text();
      return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
  }

  /**
   * Runs it to its success.
   *
   * @param failure what it means if there is none, such as {@code cannot clone it}
   */
  Answer require(String failure) throws GitException {
    var answer = run();
    if (!answer.isSuccess()) {
      throw new GitException(failure + ": " + GitMessage.telling(answer.error()));
    }
    return answer;
  }

  /**
   * Runs it to its end, whatever that is.
   *
   * @throws GitException if it can't be run, takes too long, or the thread is interrupted, which it
   *     stays
   */
  Answer run() throws GitException {
    requireWords();
    var process = start();
    var output = Drain.of(process.getInputStream(), Integer.MAX_VALUE);
    var error = Drain.of(process.getErrorStream(), ERROR_LIMIT);
    try {
      var writer = writer(process.getOutputStream());
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new GitException(
            "git took more than " + limit.toMinutes() + " minutes and was ended");
      }
      writer.join(GRACE.toMillis());
      if (!output.awaitEnd(GRACE.multipliedBy(10))) {
        throw new GitException("git left a process behind that holds its output");
      }
      // A connection that ssh shares among commands stays, and holds the other stream open.
      error.awaitEnd(GRACE.dividedBy(10));
      return new Answer(
          process.exitValue(), output.bytes(), new String(error.bytes(), StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      kill(process);
      Thread.currentThread().interrupt();
      throw new GitException("git was interrupted");
    } finally {
      if (process.isAlive()) {
        kill(process);
      }
    }
  }

  /** Java turns what the locale has no bytes for into question marks, and git would believe it. */
  private void requireWords() throws GitException {
    var name = System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name());
    var encoder = Charset.forName(name).newEncoder();
    for (var word : words) {
      if (word.indexOf('\0') >= 0) {
        throw new GitException("'" + word + "' has a character that git can't take");
      }
      if (!encoder.canEncode(word)) {
        throw new GitException(
            "'"
                + word
                + "' has characters that the locale of this process has not; run with a UTF-8"
                + " locale, such as LC_ALL=C.UTF-8");
      }
    }
  }

  private Process start() throws GitException {
    var builder = new ProcessBuilder(words);
    builder.environment().clear();
    builder.environment().putAll(environment);
    var place = directory;
    if (place != null) {
      if (!Files.isDirectory(place)) {
        throw new GitException(place + " is not a directory");
      }
      var file = place.toFile();
      if (!file.isDirectory()) {
        throw new GitException(
            place + " can't be named in the locale of this process; run with LC_ALL=C.UTF-8");
      }
      builder.directory(file);
    }
    try {
      return builder.start();
    } catch (IOException e) {
      throw new GitException("git can't be run: it must be installed and on the PATH");
    }
  }

  private Thread writer(OutputStream stream) {
    var writer =
        new Thread(
            () -> {
              try (stream) {
                stream.write(input);
              } catch (IOException e) {
                // Git has ended before it has read all; its exit code tells why.
              }
            },
            "git-input");
    writer.setDaemon(true);
    writer.start();
    return writer;
  }

  /** Ends a process with all that it has started; git first removes its locks. */
  private static void kill(Process process) {
    var tree = process.descendants().toList();
    process.destroy();
    boolean wasInterrupted = Thread.interrupted();
    try {
      process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      wasInterrupted = true;
    }
    process.destroyForcibly();
    tree.forEach(ProcessHandle::destroyForcibly);
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
