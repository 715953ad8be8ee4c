package dev.keymount.verify;

import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.verify.SecretProof.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a proof does not cover, in sentences. */
final class Notes {

  private Notes() {}

  static List<String> of(
      List<SecretPlan> plans,
      BuiltSide before,
      BuiltSide after,
      Inspection foundBefore,
      Inspection foundAfter) {
    var notes = new ArrayList<String>();
    for (var plan : plans) {
      if (plan.source() == Source.NONE) {
        notes.add(
            plan.agents().isEmpty()
                ? plan.name()
                    + " is not looked for: its value stands in the Dockerfile, or nobody knows what passes it"
                : plan.name()
                    + " is not looked for: its key is in an agent; give the file with --ssh ID=FILE");
      }
      boolean found =
          foundBefore.traces().stream().anyMatch(trace -> trace.secret().equals(plan.name()));
      if (plan.source() != Source.NONE && plan.line() > 0 && before.isBuilt() && !found) {
        notes.add("the build before leaves no trace of " + plan.name() + " either");
      }
    }
    for (var side : List.of(before, after)) {
      if (side.results().stream().anyMatch(result -> !result.log().isComplete())) {
        notes.add(
            "the builder cut the log of the build "
                + side.files().label()
                + " short, so not all of it was searched");
      }
      side.failures().stream()
          .filter(failed -> !failed.isTarget() && side.isBuilt())
          .forEach(
              failed ->
                  notes.add(
                      "stage "
                          + failed.stage()
                          + " does not build "
                          + side.files().label()
                          + " and was not searched"));
    }
    cacheMounts(after.files().tree()).forEach(notes::add);
    if (plans.stream().anyMatch(plan -> plan.source() == Source.GIVEN)) {
      notes.add(
          "the build before left the values that were given in the cache of the builder, as each"
              + " build of it does");
    }
    boolean unread =
        Stream.of(foundBefore, foundAfter).anyMatch(found -> !found.unread().isEmpty());
    if (unread) {
      notes.add("some files could not be searched; they are listed");
    }
    return notes;
  }

  /** Returns a note for each step that has a secret and a cache, which is in no image. */
  private static List<String> cacheMounts(Dockerfile after) {
    var withSecrets = Mount.in(after).stream().map(Mount::line).toList();
    return after.instructions().stream()
        .filter(
            instruction ->
                instruction.flags().stream()
                    .flatMap(flag -> flag.value().stream())
                    .anyMatch(options -> List.of(options.split(",", -1)).contains("type=cache")))
        .map(instruction -> after.source().line(instruction.range().start()))
        .filter(withSecrets::contains)
        .map(line -> "line " + line + " has a cache mount beside a secret; it was not searched")
        .toList();
  }
}
