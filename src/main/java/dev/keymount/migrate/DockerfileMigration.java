package dev.keymount.migrate;

import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.edit.Applicability;
import dev.keymount.flow.Build;
import dev.keymount.migrate.DockerfileResult.Outcome;
import dev.keymount.migrate.DockerfileResult.ProblemLine;
import dev.keymount.source.SourceText;
import dev.keymount.transform.Change;
import dev.keymount.transform.Fix;
import dev.keymount.transform.Fixes;
import dev.keymount.transform.Frontend;
import dev.keymount.transform.MountForms.SyntaxLine;
import dev.keymount.transform.Rewrite;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;

/** The migration of the text of one Dockerfile. */
public final class DockerfileMigration {

  private final String path;
  private final SourceText source;
  private final Settings settings;

  private DockerfileMigration(String path, SourceText source, Settings settings) {
    this.path = path;
    this.source = source;
    this.settings = settings;
  }

  /** Migrates the text of a Dockerfile; never fails, whatever the text. */
  public static DockerfileResult of(String path, SourceText source, Settings settings) {
    return new DockerfileMigration(path, source, settings).run();
  }

  private DockerfileResult run() {
    var tree = DockerfileReader.read(source);
    if (!tree.problems().isEmpty()) {
      return refused(tree);
    }
    var build = Build.of(tree);
    var suppressions = Suppressions.of(build);
    var fixes =
        Fixes.of(build, settings.forms(), settings.names()).stream()
            .filter(fix -> settings.covers(fix.rule()) && !suppressions.cover(fix))
            .toList();
    return fixes.isEmpty()
        ? new DockerfileResult(path, Outcome.CLEAN, List.of(), List.of(), source, source)
        : settled(build, fixes);
  }

  private DockerfileResult refused(Dockerfile tree) {
    var problems =
        tree.problems().stream()
            .map(
                problem -> new ProblemLine(source.line(problem.range().start()), problem.message()))
            .toList();
    return new DockerfileResult(path, Outcome.REFUSED, List.of(), problems, source, source);
  }

  /**
   * Applies the fixes; whatever the result speaks against is withheld, and the rest tried again.
   */
  private DockerfileResult settled(Build build, List<Fix> found) {
    var fixes = new ArrayList<>(found);
    while (true) {
      var applied = fixes.stream().filter(this::isApplied).toList();
      var rewrite = Rewrite.of(build, changes(applied));
      var after = withSyntax(source.withText(rewrite.text()));
      var objection = Check.objection(after, applied, rewrite, settings);
      if (objection.isEmpty()) {
        return result(build, fixes, after);
      }
      int index = fixes.indexOf(objection.get().fix());
      fixes.set(index, objection.get().fix().withheld(objection.get().reason()));
    }
  }

  private SourceText withSyntax(SourceText after) {
    boolean asked = settings.forms().syntax() == SyntaxLine.ALWAYS;
    boolean changed = !after.text().equals(source.text());
    return asked && changed
        ? after.withText(Frontend.ensured(DockerfileReader.read(after)))
        : after;
  }

  private boolean isApplied(Fix fix) {
    return fix.applicability() == Applicability.SAFE
        || fix.applicability() == Applicability.UNSAFE && settings.unsafe();
  }

  private static List<Change> changes(List<Fix> fixes) {
    return fixes.stream().flatMap(fix -> fix.changes().stream()).toList();
  }

  private DockerfileResult result(Build build, List<Fix> fixes, SourceText after) {
    var secrets = fixes.stream().map(fix -> secret(build, fix)).toList();
    long applied = secrets.stream().filter(SecretResult::applied).count();
    var outcome =
        applied == 0
            ? Outcome.ADVICE
            : applied == secrets.size() ? Outcome.MIGRATED : Outcome.PARTIAL;
    return new DockerfileResult(path, outcome, secrets, List.of(), source, after);
  }

  private SecretResult secret(Build build, Fix fix) {
    boolean applied = isApplied(fix);
    var origin =
        fix.life().declarations().stream()
            .filter(declaration -> declaration.step().stage().isPresent())
            .findFirst()
            .orElse(fix.life().declarations().get(0))
            .step();
    var consumers = new TreeSet<Integer>();
    for (var change : fix.changes()) {
      if (change instanceof Change.AddMount mount) {
        consumers.add(mount.step().line());
      }
    }
    var removed = new LinkedHashSet<>(Rewrite.of(build, fix.changes()).removedLines());
    consumers.removeAll(removed);
    return new SecretResult(
        fix,
        applied,
        origin.line(),
        origin.instruction().keyword().name(),
        List.copyOf(consumers),
        List.copyOf(removed),
        Exposure.of(build, fix.life()));
  }
}
