package dev.keymount.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the migrated files of compose and bake against these tools. */
@Tag("builder")
class CallerToolsTest {

  private static final Path CASES =
      Path.of(System.getProperty("keymount.testdata", "testdata"), "callers");

  private static final Pattern COMPOSE = Pattern.compile("(docker-)?compose\\b.*\\.ya?ml");
  private static final Pattern BAKE = Pattern.compile("docker-bake.*\\.(hcl|json)");
  private static final Pattern OVERRIDE = Pattern.compile(".*\\boverride\\b.*");

  /** What is read by itself, with the override beside it. */
  private static final Pattern DEFAULT =
      Pattern.compile("(docker-)?compose\\.ya?ml|docker-bake\\.(hcl|json)");

  /** A variable that must be set. */
  private static final Pattern REQUIRED = Pattern.compile("\\$\\{(\\w+):?\\?");

  static List<Path> compose() throws IOException {
    return files(COMPOSE);
  }

  static List<Path> bake() throws IOException {
    return files(BAKE);
  }

  /** Returns the files of that name, relative to the cases, as they are before the migration. */
  private static List<Path> files(Pattern name) throws IOException {
    Predicate<String> wanted = name.asMatchPredicate().and(OVERRIDE.asMatchPredicate().negate());
    try (Stream<Path> files = Files.walk(CASES)) {
      return files
          .map(CASES::relativize)
          .filter(path -> path.getNameCount() > 3 && path.getName(2).endsWith("before"))
          .filter(path -> wanted.test(String.valueOf(path.getFileName())))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("compose")
  void composeTakesTheFile(Path file) throws IOException {
    takes(file, "docker compose", "config --quiet");
  }

  @ParameterizedTest
  @MethodSource("bake")
  void bakeTakesTheFile(Path file) throws IOException {
    takes(file, "docker buildx bake", "--print '*'");
  }

  /** What the tool can't read before, such as a file of the first version, need not be read. */
  private static void takes(Path file, String tool, String question) throws IOException {
    Lab lab = Lab.get();
    try (Builder builder = new Builder(lab)) {
      Builder.Result before = ask(lab, builder, file, "before", tool, question);
      Builder.Result after = ask(lab, builder, file, "after", tool, question);
      assertThat(after.exitCode()).as(after.log()).isEqualTo(before.exitCode());
      assertThat(after.exitCode() == 0 || before.log().contains("not allowed"))
          .as(before.log())
          .isTrue();
    }
  }

  private static Builder.Result ask(
      Lab lab, Builder builder, Path file, String state, String tool, String question)
      throws IOException {
    Path folder = CASES.resolve(file.subpath(0, 2)).resolve(state);
    Path copy = builder.copy(folder, state).resolve(file.subpath(3, file.getNameCount()));
    String name = String.valueOf(copy.getFileName());
    String which = DEFAULT.matcher(name).matches() ? "" : "-f " + name;
    List<String> command = new ArrayList<>(lab.inside());
    command.addAll(List.of("ssh-agent", "sh", "-c"));
    command.add("cd \"$1\" && exec " + tool + " " + which + " " + question);
    command.addAll(List.of("sh", lab.seen(copy.resolveSibling(""))));
    Map<String, String> environment = new TreeMap<>();
    REQUIRED
        .matcher(Files.readString(copy))
        .results()
        .forEach(variable -> environment.put(variable.group(1), "set"));
    return builder.run(command, environment);
  }
}
