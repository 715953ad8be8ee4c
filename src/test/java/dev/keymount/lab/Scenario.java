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
import java.util.stream.Stream;

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

  /** Returns a secret that the servers accept. */
  Canary canary(Lab lab) throws IOException {
    // As "$(cat key)" gives it: without the end of the last line.
    return isKey() ? Canary.key(Files.readString(lab.key()).strip()) : Canary.token();
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

  /** Prepares the build as users have it. */
  Build before(Builder builder, String secret) throws IOException {
    Path context = context(builder, secret, "before");
    if (inFile()) {
      return new Build(context, new Builder.Inputs(List.of(), Map.of()));
    }
    return new Build(
        context,
        new Builder.Inputs(
            List.of("--build-arg", carrier()), Map.of(carrier(), argumentValue(secret))));
  }

  /** Migrates a context of its own and prepares its build. */
  Build after(Builder builder, String secret) throws IOException {
    Path context = context(builder, secret, "after");
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

  private Path context(Builder builder, String secret, String name) throws IOException {
    Path context = builder.copy(folder, name);
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
