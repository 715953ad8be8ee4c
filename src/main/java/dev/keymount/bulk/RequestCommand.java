package dev.keymount.bulk;

import dev.keymount.result.RepositoryResult;
import dev.keymount.secret.Redaction;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The user's command that opens a request for a branch. What comes from the repository reaches it
 * as variables and files, and is no part of the command.
 */
final class RequestCommand {

  /** How long it may take; then it hangs. */
  private static final long MINUTES = 30;

  private static final int LONGEST = 500;

  private final String command;
  private final Path temporary;

  /**
   * Makes one.
   *
   * @param command the text, for {@code sh -c}
   * @param temporary where files for it are made
   */
  RequestCommand(String command, Path temporary) {
    this.command = command;
    this.temporary = temporary;
  }

  /** A command that failed; its message says how. */
  static final class Failed extends Exception {

    private static final long serialVersionUID = 1;

    Failed(String message) {
      super(message);
    }
  }

  /**
   * Runs the command in a repository.
   *
   * @param base the branch that the change is meant for; empty where it is not known
   * @param isAgain whether a run that was stopped may have called it already
   * @return the last line that it printed
   * @throws Failed if it does not end with 0
   * @throws IOException if it can't be run
   */
  String run(
      Repository repository,
      RepositoryResult result,
      Path root,
      String branch,
      String base,
      String commit,
      boolean isAgain)
      throws IOException, Failed {
    var body = temporary.resolve(repository.fileName() + ".md");
    var output = temporary.resolve(repository.fileName() + ".out");
    try {
      Files.writeString(body, RequestBody.of(result));
      var variables = new LinkedHashMap<String, String>();
      variables.put("KEYMOUNT_REPOSITORY", repository.name());
      variables.put("KEYMOUNT_SOURCE", repository.source().shown());
      variables.put("KEYMOUNT_BRANCH", branch);
      variables.put("KEYMOUNT_BASE", base);
      variables.put("KEYMOUNT_COMMIT", commit);
      variables.put("KEYMOUNT_TITLE", CommitMessage.TITLE);
      variables.put("KEYMOUNT_BODY_FILE", body.toAbsolutePath().toString());
      variables.put("KEYMOUNT_AGAIN", isAgain ? "1" : "");
      int code = call(variables, root, output);
      var said = lastLine(output);
      if (code != 0) {
        throw new Failed(
            "the --pr-command ended with " + code + (said.isEmpty() ? "" : ": " + said));
      }
      return said;
    } finally {
      Files.deleteIfExists(body);
      Files.deleteIfExists(output);
    }
  }

  private int call(Map<String, String> variables, Path root, Path output)
      throws IOException, Failed {
    var builder =
        new ProcessBuilder(List.of("sh", "-c", command))
            .directory(root.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    variables.forEach(
        (name, value) -> builder.environment().put(name, value.replace('\0', '\ufffd')));
    var process = builder.start();
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new Failed("the --pr-command took more than " + MINUTES + " minutes and was ended");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new Failed("the --pr-command was interrupted");
    }
  }

  private static String lastLine(Path output) throws IOException {
    try (var lines =
        new String(tail(output), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank())) {
      var last = lines.reduce((one, next) -> next).orElse("").strip();
      var line = CommitMessage.line(Redaction.of(last));
      return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
  }

  private static byte[] tail(Path output) throws IOException {
    try (var channel = Files.newByteChannel(output)) {
      int length = (int) Math.min(channel.size(), 1 << 16);
      channel.position(channel.size() - length);
      var bytes = ByteBuffer.allocate(length);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      return bytes.array();
    }
  }
}
