package dev.keymount.verify;

import dev.keymount.verify.Side.FailedStage;
import dev.keymount.verify.builder.BuildRequest;
import dev.keymount.verify.builder.BuildResult;
import dev.keymount.verify.builder.Builder;
import dev.keymount.verify.builder.BuilderException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A side that was built as far as possible: the stage that was asked for without the cache, and so
 * what that build does not run; the others out of what it left.
 */
final class BuiltSide {

  private final SideFiles files;
  private final String target;
  private final Map<String, BuildRequest> images = new LinkedHashMap<>();
  private final List<FailedStage> failures = new ArrayList<>();
  private final List<BuildResult> results = new ArrayList<>();

  private BuiltSide(SideFiles files, String target) {
    this.files = files;
    this.target = target;
  }

  /** Gives images names that nobody else has. */
  @FunctionalInterface
  interface ImageNames {
    String name(String suffix);
  }

  /**
   * Builds a side.
   *
   * @param target the stage that was asked for; empty for the last one
   * @param hiding takes secrets out of what people get to see
   */
  static BuiltSide build(
      SideFiles files,
      SideInputs inputs,
      Optional<String> target,
      Builder builder,
      ImageNames names,
      UnaryOperator<String> hiding,
      VerifyProgress progress)
      throws BuilderException {
    var last = target.orElse(files.stages().get(files.stages().size() - 1));
    var request =
        new BuildRequest(
            files.context(),
            files.dockerfile(),
            Optional.of(last),
            names.name(files.label()),
            inputs.flags(),
            inputs.environment(),
            false);
    progress.phase(files.label(), "building");
    var result = builder.build(request, step -> progress.step(files.label(), hiding.apply(step)));
    var side = new BuiltSide(files, last);
    side.take(last, request, result, hiding);
    if (result.isBuilt()) {
      side.others(request, builder, names, hiding, progress);
    }
    return side;
  }

  private void others(
      BuildRequest request,
      Builder builder,
      ImageNames names,
      UnaryOperator<String> hiding,
      VerifyProgress progress)
      throws BuilderException {
    int number = 0;
    var reached = ReachedStages.by(target, files);
    for (var stage : files.stages()) {
      if (!stage.equals(target)) {
        progress.phase(files.label(), "building stage " + NamedStages.label(stage));
        var other =
            request.ofStage(
                stage, names.name(files.label() + "-" + number), reached.contains(stage));
        var built = builder.build(other, step -> progress.step(files.label(), hiding.apply(step)));
        take(stage, other, built, hiding);
      }
      number++;
    }
  }

  private void take(
      String stage, BuildRequest request, BuildResult built, UnaryOperator<String> hiding) {
    results.add(built);
    if (built.isBuilt()) {
      images.put(stage, request);
    }
    built
        .failure()
        .ifPresent(
            failure ->
                failures.add(
                    new FailedStage(
                        NamedStages.label(failure.stage().orElse(stage)),
                        stage.equals(target),
                        failure.line(),
                        hiding.apply(failure.message()),
                        hiding.apply(String.join("\n", failure.excerpt())).lines().toList())));
  }

  SideFiles files() {
    return files;
  }

  /** Returns the stage that was asked for. */
  String target() {
    return target;
  }

  /** Returns the builds that succeeded, by stage. */
  Map<String, BuildRequest> images() {
    return images;
  }

  /** Returns the stages that were built, that which was asked for last. */
  List<String> stages() {
    var built = new ArrayList<>(files.stages());
    built.retainAll(images.keySet());
    if (built.remove(target)) {
      built.add(target);
    }
    return built;
  }

  List<FailedStage> failures() {
    return failures;
  }

  /** Returns how the builds ended, that of the stage that was asked for first. */
  List<BuildResult> results() {
    return List.copyOf(results);
  }

  boolean isBuilt() {
    return images.containsKey(target);
  }
}
