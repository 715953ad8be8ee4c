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
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A case of {@code testdata/callers} whose callers can be run, by the {@code run.properties} beside
 * its {@code before} and {@code after}. The callers tag the image {@code $IMAGE}. The properties
 * say:
 *
 * <dl>
 *   <dt>run
 *   <dd>the command of the user, for a shell in the root of the repository; or else
 *   <dt>script
 *   <dd>the file of a CI system and the places in it of what a runner runs, as {@link CiScript}
 *       wants them
 *   <dt>environment
 *   <dd>the variable that holds the secret of the user; or else
 *   <dt>home
 *   <dd>the file of the home directory that does
 *   <dt>agent
 *   <dd>true where, after the migration, the user has the key in an agent: {@code home} names it
 *   <dt>secret
 *   <dd>token, which is the default, or ssh-key
 *   <dt>value
 *   <dd>what the variable is set to, with the word CANARY for the secret; by default that alone
 *   <dt>differs
 *   <dd>the paths that held the secret and so may differ after the migration, with spaces between
 * </dl>
 */
final class CallerScenario {

  private static final Path CASES =
      Path.of(System.getProperty("keymount.testdata", "testdata"), "callers");

  private static final String DESCRIPTION = "run.properties";
  private static final String SECRET = "CANARY";
  private static final Set<String> KEYS =
      Set.of("run", "script", "environment", "home", "agent", "secret", "value", "differs");

  private final Path folder;
  private final Properties properties;

  private CallerScenario(Path folder, Properties properties) {
    this.folder = folder;
    this.properties = properties;
  }

  /** Returns one for each case that can be run, by path. */
  static List<CallerScenario> all() throws IOException {
    try (Stream<Path> files = Files.walk(CASES, 3)) {
      List<CallerScenario> all = new ArrayList<>();
      for (Path file : files.filter(path -> path.endsWith(DESCRIPTION)).sorted().toList()) {
        all.add(read(file.resolveSibling("")));
      }
      return all;
    }
  }

  private static CallerScenario read(Path folder) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve(DESCRIPTION))) {
      properties.load(reader);
    }
    assertThat(KEYS).as(folder + ", keys").containsAll(properties.stringPropertyNames());
    return new CallerScenario(folder, properties);
  }

  /** The repository as users have it. */
  Path before() {
    return folder.resolve("before");
  }

  /** Returns what the user, or a runner, has the shell do in the root of a copy of it. */
  String commands(Path repository) throws IOException {
    String script = properties.getProperty("script");
    return script == null ? text("run") : CiScript.of(repository, script);
  }

  boolean isKey() {
    return properties.getProperty("secret", "token").equals("ssh-key");
  }

  /** Whether the user has the key in an agent once the build takes it from there. */
  boolean hasAgent() {
    return Boolean.parseBoolean(properties.getProperty("agent"));
  }

  /** Returns the variables that the user has set. */
  Map<String, String> environment(String secret) {
    Map<String, String> environment = new TreeMap<>();
    Optional.ofNullable(properties.getProperty("environment"))
        .ifPresent(name -> environment.put(name, value(secret)));
    return environment;
  }

  /** Returns the path, in the home directory, of the file that holds the secret. */
  Optional<String> home() {
    return Optional.ofNullable(properties.getProperty("home"));
  }

  /** Returns the paths that may differ after the migration. */
  Set<String> differs() {
    String paths = properties.getProperty("differs");
    return paths == null ? Set.of() : Set.of(paths.split(" "));
  }

  private String value(String secret) {
    return properties.getProperty("value", SECRET).replace(SECRET, secret);
  }

  private String text(String key) {
    return Optional.ofNullable(properties.getProperty(key))
        .orElseThrow(() -> new IllegalStateException(folder + " lacks " + key));
  }

  @Override
  public String toString() {
    return CASES.relativize(folder).toString();
  }
}
