package dev.keymount.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A migration in {@code testdata/verify}: a build context {@code before}, the same {@code after},
 * most of them with one mistake, and in {@code expected.properties} what a proof must say:
 *
 * <dl>
 *   <dt>verdict
 *   <dd>as in JSON
 *   <dt>place, stage, path, form, line
 *   <dd>of a trace that the build after leaves, where the verdict is leaks
 *   <dt>path, what, line
 *   <dd>of a difference that speaks against the migration, where it is differs; {@code what} is a
 *       part of the text
 *   <dt>stage, line, message
 *   <dd>of a failure after, where it is fails or not-provable; {@code message} is a part of the
 *       message or of the log
 *   <dt>ssh
 *   <dd>key, where the builds need the key that the git server knows
 *   <dt>secret, value
 *   <dd>a secret that is not made up
 * </dl>
 */
final class Saboteur {

  private static final Path FOLDERS =
      Path.of(System.getProperty("keymount.testdata", "testdata"), "verify");

  private static final String VALUE = "KEYMOUNT_TEST_VALUE";

  private static final Set<String> KEYS =
      Set.of(
          "verdict", "place", "stage", "path", "form", "line", "what", "message", "ssh", "secret",
          "value");

  private final Path folder;
  private final Properties expected;

  private Saboteur(Path folder, Properties expected) {
    this.folder = folder;
    this.expected = expected;
  }

  /** Returns one for each folder, by name. */
  static List<Saboteur> all() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      List<Saboteur> all = new ArrayList<>();
      for (Path folder : folders.sorted().toList()) {
        all.add(read(folder));
      }
      return all;
    }
  }

  private static Saboteur read(Path folder) throws IOException {
    Properties expected = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("expected.properties"))) {
      expected.load(reader);
    }
    assertThat(KEYS).as(folder + ", keys").containsAll(expected.stringPropertyNames());
    assertThat(expected).as(folder.toString()).containsKey("verdict");
    return new Saboteur(folder, expected);
  }

  String verdict() {
    return expected.getProperty("verdict");
  }

  /** Returns what is expected of a trace, a difference or a failure, where anything is. */
  Optional<String> expected(String key) {
    return Optional.ofNullable(expected.getProperty(key));
  }

  /** Runs verify on copies outside this repository. */
  VerifyRun verify(Lab lab) throws IOException {
    Path copy = Files.createTempDirectory("keymount-saboteur");
    try {
      FileUtils.copyDirectory(folder.toFile(), copy.toFile());
      List<String> arguments = new ArrayList<>();
      if (expected("ssh").isPresent()) {
        arguments.add("--ssh=default=" + lab.key());
      }
      expected("secret").ifPresent(id -> arguments.add("--secret=id=" + id + ",env=" + VALUE));
      arguments.add("--before=" + copy.resolve("before"));
      arguments.add(copy.resolve("after").toString());
      return VerifyRun.of(lab, arguments, Map.of(VALUE, expected("value").orElse("")));
    } finally {
      FileUtils.deleteDirectory(copy.toFile());
    }
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
