package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that asks in a real terminal, which {@code script} of util-linux makes. */
class TerminalTest {

  @TempDir private Path directory;

  private static boolean hasScript() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "script")));
  }

  private Process start() throws IOException {
    var command =
        String.join(
            " ",
            quoted(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            quoted(System.getProperty("java.class.path")),
            Main.class.getName(),
            "migrate --interactive --color=always",
            quoted(directory.toString()));
    return new ProcessBuilder("script", "-qec", command, "/dev/null")
        .redirectErrorStream(true)
        .start();
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** Reads up to a text, and fails where the output ends before it. */
  private static String upTo(String end, InputStream output) throws IOException {
    var read = new StringBuilder();
    while (read.indexOf(end) < 0) {
      int next = output.read();
      assertThat(next).as("the output ends with: %s", read).isNotNegative();
      read.append((char) next);
    }
    return read.toString();
  }

  private static void type(String keys, Process process) throws IOException {
    process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void asksOneByOneAndWaitsForEachAnswer() throws Exception {
    assumeTrue(hasScript(), "no script of util-linux, which makes a terminal");
    var leak = "FROM node:22\nARG NPM_TOKEN\nARG API_TOKEN\nRUN npm ci && ./x \"$API_TOKEN\"\n";
    var file = Files.writeString(directory.resolve("Dockerfile"), leak);
    var process = start();
    var output = process.getInputStream();
    try {
      assertThat(upTo("(1/2) [y,n,a,d,q,?] ", output))
          .contains("warning[secret-arg]: NPM_TOKEN", "\u001b[31m-ARG NPM_TOKEN\u001b[0m");
      type("?\n", process);
      assertThat(upTo("(1/2) [y,n,a,d,q,?] ", output)).contains("q - quit");
      type("y\n", process);
      assertThat(upTo("(2/2) [y,n,a,d,q,?] ", output)).contains("API_TOKEN");
      assertThat(Files.readString(file)).isEqualTo(leak);
      type("\u0004", process);
      assertThat(upTo("left to a person", output)).contains("1 moved in 1 Dockerfile");
      output.transferTo(OutputStream.nullOutputStream());
      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(Files.readString(file)).contains("id=NPM_TOKEN", "ARG API_TOKEN");
    } finally {
      process.destroyForcibly();
    }
  }
}
