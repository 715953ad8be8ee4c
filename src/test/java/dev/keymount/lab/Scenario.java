package dev.keymount.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A context in {@code testdata/lab}, and where a secret comes into its build. A folder that has a
 * {@code Dockerfile.migrated} is migrated by hand. Its {@code scenario.properties} says:
 *
 * <dl>
 *   <dt>argument
 *   <dd>the build argument that carries the secret; or else
 *   <dt>file
 *   <dd>the file of the context that does, in which the word CANARY stands for it. After the
 *       migration it is gone from the context, and its content comes through the mount.
 *   <dt>secret
 *   <dd>token, which is the default, or ssh-key
 *   <dt>value
 *   <dd>what the argument is set to, with the word CANARY for the secret; by default that alone
 *   <dt>mount
 *   <dd>ssh or secret, the type of the mount after the migration; by default what fits the secret
 *   <dt>id
 *   <dd>of the mount; by default "default" for ssh, and else the name of the argument or file
 *   <dt>differs
 *   <dd>the paths that held the secret and so may differ after the migration, with spaces between
 * </dl>
 */
final class Scenario {

  private static final Path FOLDERS =
      Path.of(System.getProperty("keymount.testdata", "testdata"), "lab");

  private static final String DESCRIPTION = "scenario.properties";
  private static final String MIGRATED_BY_HAND = "Dockerfile.migrated";
  private static final String SECRET = "CANARY";
  private static final String REFUSED = "refused";
  private static final String VALUE = "KEYMOUNT_TEST_VALUE";

  private static final Set<String> KEYS =
      Set.of("argument", "file", "secret", "value", "mount", "id", "differs");

  private final Path folder;
  private final Properties properties;

  private Scenario(Path folder, Properties properties) {
    this.folder = folder;
    this.properties = properties;
  }

  /** A context that is ready, and what its build is given. */
  record Build(Path context, Builder.Inputs inputs) {}

  /** Returns one for each folder, by name. */
  static List<Scenario> all() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      List<Scenario> all = new ArrayList<>();
      for (Path folder : folders.sorted().toList()) {
        all.add(read(folder));
      }
      return all;
    }
  }

  private static Scenario read(Path folder) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve(DESCRIPTION))) {
      properties.load(reader);
    }
    assertThat(KEYS).as(folder + ", keys").containsAll(properties.stringPropertyNames());
    assertThat(properties.containsKey("argument") ^ properties.containsKey("file"))
        .as(folder + ", either argument or file")
        .isTrue();
    return new Scenario(folder, properties);
  }

  /** Returns a secret that the servers turn away. */
  String wrong(Lab lab) throws IOException {
    return isKey() ? Files.readString(lab.unknownKey()).strip() : REFUSED;
  }

  /** Returns the paths that may differ after the migration. */
  Set<String> differs() {
    String paths = properties.getProperty("differs");
    return paths == null ? Set.of() : Set.of(paths.split(" "));
  }

  /** Runs verify on a copy outside this repository. */
  VerifyRun verify(Lab lab) throws IOException {
    Path copy = Files.createTempDirectory("keymount-scenario");
    try {
      Path before = copy(copy.resolve("before"));
      List<String> arguments = new ArrayList<>();
      Map<String, String> environment = new TreeMap<>();
      if (isKey()) {
        arguments.add("--ssh=default=" + lab.key());
      } else if (properties.containsKey("value")) {
        arguments.add("--secret=id=" + carrier() + ",env=" + VALUE);
        environment.put(VALUE, argumentValue(randomToken()));
      }
      if (Files.exists(folder.resolve(MIGRATED_BY_HAND))) {
        arguments.add("--before=" + before);
        Path after = copy(copy.resolve("after"));
        Files.copy(
            folder.resolve(MIGRATED_BY_HAND),
            after.resolve("Dockerfile"),
            StandardCopyOption.REPLACE_EXISTING);
        arguments.add(after.toString());
      } else {
        arguments.add(before.toString());
      }
      return VerifyRun.of(lab, arguments, environment);
    } finally {
      FileUtils.deleteDirectory(copy.toFile());
    }
  }

  private Path copy(Path to) throws IOException {
    FileUtils.copyDirectory(folder.toFile(), to.toFile());
    Files.delete(to.resolve(DESCRIPTION));
    Files.deleteIfExists(to.resolve(MIGRATED_BY_HAND));
    return to;
  }

  private static String randomToken() {
    return SECRET + UUID.randomUUID().toString().replace("-", "");
  }

  /** Migrates a context of its own and prepares its build. */
  Build after(Builder builder, String secret) throws IOException {
    Path context = context(builder, secret);
    if (Files.exists(folder.resolve(MIGRATED_BY_HAND))) {
      Files.copy(
          folder.resolve(MIGRATED_BY_HAND),
          context.resolve("Dockerfile"),
          StandardCopyOption.REPLACE_EXISTING);
    } else {
      migrate(context);
    }
    return new Build(context, mount(builder, context, secret));
  }

  private Path context(Builder builder, String secret) throws IOException {
    Path context = builder.copy(folder, "after");
    Files.delete(context.resolve(DESCRIPTION));
    Files.deleteIfExists(context.resolve(MIGRATED_BY_HAND));
    if (inFile()) {
      Path file = context.resolve(carrier());
      String template = Files.readString(file);
      assertThat(template).as(folder + ", " + carrier()).contains(SECRET);
      Files.writeString(file, template.replace(SECRET, secret));
      protect(file);
    }
    return context;
  }

  /** Passes the value through a mount: a file of the context leaves it. */
  private Builder.Inputs mount(Builder builder, Path context, String secret) throws IOException {
    boolean ssh = properties.getProperty("mount", isKey() ? "ssh" : "secret").equals("ssh");
    String id = properties.getProperty("id", ssh ? "default" : carrier());
    if (!ssh && !inFile()) {
      return new Builder.Inputs(
          List.of("--secret", "id=" + id + ",env=" + carrier()),
          Map.of(carrier(), argumentValue(secret)));
    }
    Path file = builder.file("secret");
    if (inFile()) {
      Files.move(context.resolve(carrier()), file);
    } else {
      Files.writeString(file, secret + "\n");
      protect(file);
    }
    return new Builder.Inputs(
        ssh
            ? List.of("--ssh", id + "=" + builder.seen(file))
            : List.of("--secret", "id=" + id + ",src=" + builder.seen(file)),
        Map.of());
  }

  /** Gives a key the mode without which ssh refuses it, and which git does not keep. */
  private void protect(Path file) throws IOException {
    if (isKey()) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static void migrate(Path context) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exitCode =
        Main.run(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            "migrate",
            context.toString());
    assertThat(exitCode).as(err.toString(UTF_8)).isZero();
  }

  private boolean isKey() {
    return properties.getProperty("secret", "token").equals("ssh-key");
  }

  private boolean inFile() {
    return properties.containsKey("file");
  }

  /** Returns the name of the argument or the path of the file. */
  private String carrier() {
    return properties.getProperty("argument", properties.getProperty("file"));
  }

  private String argumentValue(String secret) {
    return properties.getProperty("value", SECRET).replace(SECRET, secret);
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
