package dev.keymount.migrate;

import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.edit.Applicability;
import dev.keymount.flow.Build;
import dev.keymount.flow.ContextFiles;
import dev.keymount.source.SourceText;
import dev.keymount.transform.Fix;
import dev.keymount.transform.Fixes;
import dev.keymount.transform.Rewrite;
import java.util.List;
import java.util.Optional;

/** The central check of a migrated Dockerfile, which may lower a fix and never raises one. */
final class Check {

  private Check() {}

  /** A fix whose result is not what it promises. */
  record Objection(Fix fix, String reason) {}

  /**
   * What was done.
   *
   * @param applied the fixes that the result has
   * @param left the fixes that a person wants left out
   */
  record Done(List<Fix> applied, List<Fix> left) {

    /** Returns whether a fix of the result is one that a person wants left out. */
    private boolean isLeft(Fix remaining) {
      return left.stream()
          .anyMatch(
              fix ->
                  fix.rule().equals(remaining.rule())
                      && fix.life().name().equals(remaining.life().name()));
    }
  }

  /** Returns what speaks against the result of the applied fixes, if anything does. */
  static Optional<Objection> objection(
      SourceText after, ContextFiles context, Done done, Rewrite rewrite, Settings settings) {
    var applied = done.applied();
    if (applied.isEmpty()) {
      return Optional.empty();
    }
    var last = applied.get(applied.size() - 1);
    if (rewrite.failure().isPresent()) {
      return Optional.of(new Objection(last, rewrite.failure().get()));
    }
    var tree = DockerfileReader.read(after);
    if (!tree.problems().isEmpty()) {
      return Optional.of(
          new Objection(last, "the result would not parse; please report this Dockerfile's shape"));
    }
    var build = Build.of(tree, context);
    var suppressions = Suppressions.of(build);
    for (var remaining : Fixes.of(build, settings.forms(), settings.names())) {
      if (suppressions.cover(remaining)) {
        continue;
      }
      for (var fix : applied) {
        if (remaining.life().name().equals(fix.life().name())) {
          return Optional.of(new Objection(fix, "the result would still expose it"));
        }
      }
      if (remaining.applicability() == Applicability.SAFE
          && settings.covers(remaining.rule())
          && !done.isLeft(remaining)) {
        return Optional.of(new Objection(last, "a second run would change the result again"));
      }
    }
    return Optional.empty();
  }
}
