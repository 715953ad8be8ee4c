package dev.keymount.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
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

  /** What ssh, git and the clients of the other servers say when they are turned away. */
  static final Pattern REFUSAL =
      Pattern.compile(
          "Permission denied \\(publickey|[ E]401\\b|Authentication failed|could not read (User|Pass)|User for ");

  /** Most of the reading: the base is the same for all contexts. */
  private static final Map<List<String>, FileSystem> BASES = new ConcurrentHashMap<>();

  static List<Scenario> scenarios() throws IOException {
    return Scenario.all();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void leavesNoSecretAndMakesTheSameFiles(Scenario scenario) throws IOException {
    Lab lab = Lab.get();
    Canary canary = scenario.canary(lab);
    try (Builder builder = new Builder(lab)) {
      Scenario.Build before = scenario.before(builder, canary.value());
      Scenario.Build after = scenario.after(builder, canary.value());

      builder.image(before.context(), before.inputs(), "--no-cache");
      builder.image(after.context(), after.inputs(), "--no-cache");
      List<String> stagesBefore = builder.stages(before.context(), before.inputs());
      List<String> stagesAfter = builder.stages(after.context(), after.inputs());
      try (SavedImages saved =
          builder.save(Stream.concat(stagesBefore.stream(), stagesAfter.stream()).toList())) {
        assertThat(ImageScanner.traces(canary, saved, stagesBefore)).isNotEmpty();
        assertThat(ImageScanner.traces(canary, saved, stagesAfter)).isEmpty();
        FileSystem base = base(saved);
        FileSystem filesBefore = base.with(saved, saved.layers(last(stagesBefore)));
        FileSystem filesAfter = base.with(saved, saved.layers(last(stagesAfter)));
        assertThat(filesBefore.differences(filesAfter)).isEqualTo(scenario.differs());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void stillNeedsTheSecret(Scenario scenario) throws IOException {
    Lab lab = Lab.get();
    try (Builder builder = new Builder(lab)) {
      Scenario.Build after = scenario.after(builder, scenario.wrong(lab));
      Builder.Result result = builder.build(after.context(), after.inputs(), "--no-cache");
      assertThat(result.exitCode()).isNotZero();
      assertThat(result.log()).containsPattern(REFUSAL);
    }
  }

  /** Returns the files of the base image. */
  static FileSystem base(SavedImages saved) throws IOException {
    FileSystem known = BASES.get(saved.baseLayers());
    if (known != null) {
      return known;
    }
    FileSystem base = FileSystem.EMPTY.with(saved, saved.baseLayers());
    BASES.put(saved.baseLayers(), base);
    return base;
  }

  private static String last(List<String> stages) {
    return stages.get(stages.size() - 1);
  }
}
