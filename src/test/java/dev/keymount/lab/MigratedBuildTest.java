package dev.keymount.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Builds each context of {@code testdata/lab} as it is and as it is migrated, with a secret that
 * can be looked for: the first build leaves it behind, the second nowhere, and otherwise both make
 * the same files.
 */
@Tag("builder")
class MigratedBuildTest {

  private static final Path CONTEXTS =
      Path.of(System.getProperty("keymount.testdata", "testdata"), "lab");

  /**
   * A context and what its migration is to do.
   *
   * @param argument the build argument that carries the secret
   * @param secret what it carries
   * @param cleaned the paths that held the secret and so may differ after the migration
   */
  record Scenario(String context, String argument, Secret secret, Set<String> cleaned) {
    @Override
    public String toString() {
      return context;
    }
  }

  /** What a build argument carries, and through which mount it comes after the migration. */
  enum Secret {
    SSH_KEY,
    TOKEN,
    INDEX_URL
  }

  static List<Scenario> scenarios() {
    return List.of(
        new Scenario("ssh-key-in-one-stage", "SSH_PRIVATE_KEY", Secret.SSH_KEY, Set.of()),
        new Scenario(
            "ssh-key-in-an-intermediate-stage", "SSH_PRIVATE_KEY", Secret.SSH_KEY, Set.of()),
        new Scenario("ssh-key-carried-to-another-stage", "SSH_KEY", Secret.SSH_KEY, Set.of()),
        new Scenario(
            "ssh-key-copied-to-a-new-directory", "SSH_PRIVATE_KEY", Secret.SSH_KEY, Set.of()),
        new Scenario(
            "npm-token-written-in-its-own-run", "NPM_TOKEN", Secret.TOKEN, Set.of("/root/.npmrc")),
        new Scenario("ssh-key-of-an-ordinary-user", "SSH_PRIVATE_KEY", Secret.SSH_KEY, Set.of()),
        new Scenario(
            "token-in-the-clone-url",
            "GITHUB_TOKEN",
            Secret.TOKEN,
            Set.of("/opt/library/.git/config")),
        new Scenario(
            "token-in-the-git-configuration",
            "GIT_TOKEN",
            Secret.TOKEN,
            Set.of("/root/.gitconfig")),
        new Scenario("token-in-a-removed-checkout", "CI_JOB_TOKEN", Secret.TOKEN, Set.of()),
        new Scenario("npm-token-in-a-committed-npmrc", "NPM_TOKEN", Secret.TOKEN, Set.of()),
        new Scenario("npm-token-written-and-removed", "NPM_TOKEN", Secret.TOKEN, Set.of()),
        new Scenario(
            "pip-index-with-credentials", "PIP_EXTRA_INDEX_URL", Secret.INDEX_URL, Set.of()));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void leavesNoSecretAndMakesTheSameFiles(Scenario scenario) throws IOException {
    Lab lab = Lab.get();
    Canary canary = canary(scenario.secret(), lab);
    try (Builder builder = new Builder(lab)) {
      Path before = builder.copy(CONTEXTS.resolve(scenario.context()), "before");
      Path after = builder.copy(before, "after");
      migrate(after);
      Builder.Inputs argument = argument(scenario, canary.value());
      Builder.Inputs mount = mount(scenario, canary.value(), lab.key(), lab);

      builder.image(before, argument, "--no-cache");
      builder.image(after, mount, "--no-cache");
      List<String> stagesBefore = builder.stages(before, argument);
      List<String> stagesAfter = builder.stages(after, mount);
      try (SavedImages saved =
          builder.save(Stream.concat(stagesBefore.stream(), stagesAfter.stream()).toList())) {
        assertThat(ImageScanner.traces(canary, saved, stagesBefore)).isNotEmpty();
        assertThat(ImageScanner.traces(canary, saved, stagesAfter)).isEmpty();
        FileSystem base = FileSystem.EMPTY.with(saved, saved.baseLayers());
        FileSystem filesBefore = base.with(saved, saved.layers(last(stagesBefore)));
        FileSystem filesAfter = base.with(saved, saved.layers(last(stagesAfter)));
        assertThat(filesBefore.differences(filesAfter)).isEqualTo(scenario.cleaned());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void stillNeedsTheSecret(Scenario scenario) throws IOException {
    Lab lab = Lab.get();
    try (Builder builder = new Builder(lab)) {
      Path after = builder.copy(CONTEXTS.resolve(scenario.context()), "after");
      migrate(after);

      Builder.Inputs wrong =
          mount(scenario, "https://nobody:no@pypi.example.com/simple/", lab.unknownKey(), lab);
      assertThat(builder.build(after, wrong, "--no-cache").exitCode()).isNotZero();
    }
  }

  private static String last(List<String> stages) {
    return stages.get(stages.size() - 1);
  }

  private static Canary canary(Secret secret, Lab lab) throws IOException {
    return switch (secret) {
      // As "$(cat key)" gives it: without the end of the last line.
      case SSH_KEY -> Canary.key(Files.readString(lab.key()).strip());
      case TOKEN -> Canary.token();
      case INDEX_URL -> Canary.token().within("https://build:%s@pypi.example.com/simple/");
    };
  }

  private static Builder.Inputs argument(Scenario scenario, String value) {
    return new Builder.Inputs(
        List.of("--build-arg", scenario.argument()), Map.of(scenario.argument(), value));
  }

  private static Builder.Inputs mount(Scenario scenario, String value, Path key, Lab lab) {
    String name = scenario.argument();
    return scenario.secret() == Secret.SSH_KEY
        ? new Builder.Inputs(List.of("--ssh", "default=" + lab.seen(key)), Map.of())
        : new Builder.Inputs(
            List.of("--secret", "id=" + name + ",env=" + name), Map.of(name, value));
  }

  private static void migrate(Path context) throws IOException {
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
}
