package dev.keymount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Confirms the cases with the shells of the machine: what is read, they read; the rest, not. */
class RealShellsTest {

  @ParameterizedTest
  @MethodSource("dev.keymount.shell.Cases#posix")
  void dashReads(Cases.Case testCase) throws Exception {
    assertThat(reads("/bin/dash", testCase)).isTrue();
  }

  @ParameterizedTest
  @MethodSource({"dev.keymount.shell.Cases#posix", "dev.keymount.shell.Cases#bash"})
  void bashReads(Cases.Case testCase) throws Exception {
    assertThat(reads("/bin/bash", testCase)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("dev.keymount.shell.Cases#rejected")
  void bashRejects(Cases.Case testCase) throws Exception {
    assertThat(reads("/bin/bash", testCase)).isFalse();
  }

  /** Bash complains about a test but succeeds, so that what it says counts, too. */
  private static boolean reads(String shell, Cases.Case testCase)
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of(shell)), "no " + shell);
    var process = new ProcessBuilder(shell, "-n").redirectErrorStream(true).start();
    try (var script = process.getOutputStream()) {
      script.write(testCase.source().getBytes(StandardCharsets.UTF_8));
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 && !said.contains("expected");
  }
}
