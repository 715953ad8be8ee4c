package dev.keymount.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the callers of a repository themselves, as they are and as they are migrated: the secret of
 * the user lies in the first image and not in the second, whose steps had it all the same.
 */
@Tag("builder")
class CallerBuildTest {

  /** Most of the reading: the base is the same for all images. */
  private static final Map<List<String>, FileSystem> BASES = new ConcurrentHashMap<>();

  static List<CallerScenario> scenarios() throws IOException {
    return CallerScenario.all();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void passesTheSameValueAndLeavesNoneBehind(CallerScenario scenario) throws IOException {
    Lab lab = Lab.get();
    Canary canary =
        scenario.isKey() ? Canary.key(Files.readString(lab.key()).strip()) : Canary.token();
    try (Builder builder = new Builder(lab)) {
      CallerRun before = new CallerRun(scenario, lab, builder, "before");
      CallerRun after = new CallerRun(scenario, lab, builder, "after");
      after.migrate();

      succeeds(before.run(canary.value(), false));
      succeeds(after.run(canary.value(), true));
      List<String> imageBefore = List.of(before.image());
      List<String> imageAfter = List.of(after.image());
      try (SavedImages saved = builder.save(List.of(before.image(), after.image()))) {
        assertThat(ImageScanner.traces(canary, saved, imageBefore)).isNotEmpty();
        assertThat(ImageScanner.traces(canary, saved, imageAfter)).isEmpty();
        FileSystem base = base(saved);
        FileSystem filesBefore = base.with(saved, saved.layers(before.image()));
        FileSystem filesAfter = base.with(saved, saved.layers(after.image()));
        assertThat(filesBefore.differences(filesAfter)).isEqualTo(scenario.differs());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void stillNeedsTheSecret(CallerScenario scenario) throws IOException {
    Lab lab = Lab.get();
    try (Builder builder = new Builder(lab)) {
      CallerRun after = new CallerRun(scenario, lab, builder, "after");
      after.migrate();
      Builder.Result result = after.run(wrong(scenario, lab), true);
      assertThat(result.exitCode()).as(result.log()).isNotZero();
      assertThat(result.log()).containsPattern(MigratedBuildTest.REFUSAL);
    }
  }

  /** Returns the files of the base image. */
  private static FileSystem base(SavedImages saved) throws IOException {
    FileSystem known = BASES.get(saved.baseLayers());
    if (known != null) {
      return known;
    }
    FileSystem base = FileSystem.EMPTY.with(saved, saved.baseLayers());
    BASES.put(saved.baseLayers(), base);
    return base;
  }

  private static String wrong(CallerScenario scenario, Lab lab) throws IOException {
    return scenario.isKey() ? Files.readString(lab.unknownKey()).strip() : "refused";
  }

  private static void succeeds(Builder.Result result) {
    assertThat(result.exitCode()).as(result.log()).isZero();
  }
}
