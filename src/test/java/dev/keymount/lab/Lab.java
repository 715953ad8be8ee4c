package dev.keymount.lab;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The real builder and the private servers, as the {@code lab.properties} of the script tells. */
public final class Lab {

  private final Properties properties;

  private Lab(Properties properties) {
    this.properties = properties;
  }

  /**
   * Returns the lab of this machine. Without one the test that asks is skipped, or fails where the
   * environment variable {@code CI} is {@code true}.
   */
  public static Lab get() {
    Path file = directoryOfScript().resolve("lab.properties");
    if (!Files.exists(file)) {
      String message = "no lab here: run .ci/lab up (looked for " + file + ")";
      return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Lab(properties);
  }

  private static Path directoryOfScript() {
    return Optional.ofNullable(System.getenv("KEYMOUNT_LAB"))
        .map(Path::of)
        .orElseGet(
            () ->
                Path.of(Optional.ofNullable(System.getenv("TMPDIR")).orElse("/var/tmp"))
                    .resolve("keymount-lab"));
  }

  /** The words that begin each docker command. */
  List<String> docker() {
    return words("docker");
  }

  /** The words that begin a command which itself calls docker, make or the programs of ssh. */
  List<String> inside() {
    return words("inside");
  }

  /**
   * A directory for the PATH of what calls docker itself: to the {@code docker} in it files have
   * the paths that they have on this machine.
   */
  public Path dockerBin() {
    return Path.of(text("docker.bin"));
  }

  /** The arguments that each build needs to reach the servers and the base images. */
  public List<String> buildArguments() {
    return words("build.arguments");
  }

  /** A name of the image that is behind all the base images. */
  public String baseImage() {
    return text("images.base");
  }

  /** The private key that the git server knows. */
  public Path key() {
    return directory().resolve(text("key"));
  }

  /** A private key that the git server turns away. */
  Path unknownKey() {
    return directory().resolve(text("key.unknown"));
  }

  /** The directory below which the builder can read files. */
  Path contexts() {
    return directory().resolve("contexts");
  }

  /** Returns the name by which the docker command knows a file of the lab's directory. */
  String seen(Path file) {
    return Path.of(text("directory.seen")).resolve(directory().relativize(file)).toString();
  }

  private Path directory() {
    return Path.of(text("directory"));
  }

  private List<String> words(String key) {
    return List.of(text(key).split(" "));
  }

  private String text(String key) {
    return Optional.ofNullable(properties.getProperty(key))
        .orElseThrow(() -> new IllegalStateException("lab.properties lacks " + key));
  }
}
