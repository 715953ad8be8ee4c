package dev.keymount.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.cli.Main;
import dev.keymount.corpus.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;

/**
 * A finished {@code keymount verify --format json} in a process of its own, which found the {@code
 * docker} of the lab in its PATH.
 *
 * @param exitCode of the process
 * @param out its standard output
 * @param err its standard error
 */
public record VerifyRun(int exitCode, String out, String err) {

  private static final Pattern SECRET =
      Pattern.compile("CANARY[0-9a-f]{16,}|-----BEGIN [A-Z ]*PRIVATE KEY");

  private static final int MINUTES = 10;

  /**
   * Runs it to its end.
   *
   * @param arguments what follows the command and the options that each build of the lab needs
   * @param environment further variables, which hold the values of secrets
   */
  public static VerifyRun of(Lab lab, List<String> arguments, Map<String, String> environment)
      throws IOException {
    Path place = Files.createTempDirectory("keymount-run");
    try {
      var process =
          new ProcessBuilder(command(lab, arguments))
              .redirectOutput(place.resolve("out").toFile())
              .redirectError(place.resolve("err").toFile());
      var variables = process.environment();
      variables.keySet().removeIf(name -> name.startsWith("DOCKER_"));
      variables.merge("PATH", "", (path, none) -> lab.dockerBin() + File.pathSeparator + path);
      variables.putAll(environment);
      return new VerifyRun(
          exitCode(process.start()), read(place.resolve("out")), read(place.resolve("err")));
    } finally {
      FileUtils.deleteDirectory(place.toFile());
    }
  }

  private static List<String> command(Lab lab, List<String> arguments) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Main.class.getName(), "verify", "--format", "json"));
    lab.buildArguments().forEach(argument -> command.add("--build-option=" + argument));
    command.addAll(arguments);
    return command;
  }

  private static int exitCode(Process process) {
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("still running after " + MINUTES + " minutes");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      // The process cleans up after itself when it is asked to end.
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }

  /** Returns the proof of the only Dockerfile. */
  public Json proof() throws IOException {
    assertThat(out).as(err).startsWith("{");
    List<Json> proofs = Json.read(out).get("dockerfiles").elements();
    assertThat(proofs).as(out + err).hasSize(1);
    return proofs.get(0);
  }

  /** Checks that it wrote no value of a secret. */
  public void tellsNoSecret() {
    assertThat(out).doesNotContainPattern(SECRET);
    assertThat(err).doesNotContainPattern(SECRET);
  }
}
