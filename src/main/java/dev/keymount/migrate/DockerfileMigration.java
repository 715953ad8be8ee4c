package dev.keymount.migrate;

import dev.keymount.caller.Engine;
import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.flow.Build;
import dev.keymount.flow.ContextFiles;
import dev.keymount.migrate.DockerfileResult.Outcome;
import dev.keymount.migrate.DockerfileResult.ProblemLine;
import dev.keymount.source.SourceText;
import dev.keymount.transform.Change;
import dev.keymount.transform.Fix;
import dev.keymount.transform.Fixes;
import dev.keymount.transform.Frontend;
import dev.keymount.transform.Mechanism;
import dev.keymount.transform.MountForms.SyntaxLine;
import dev.keymount.transform.Rewrite;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The migration of the text of one Dockerfile. */
public final class DockerfileMigration {

  private final String path;
  private final Dockerfile tree;
  private final SourceText source;
  private final Settings settings;
  private final ContextFiles context;
  private final Engine engine;

  private DockerfileMigration(
      String path, Dockerfile tree, Settings settings, ContextFiles context, Engine engine) {
    this.path = path;
    this.tree = tree;
    this.source = tree.source();
    this.settings = settings;
    this.context = context;
    this.engine = engine;
  }

  /** Migrates the text of a Dockerfile that comes alone; never fails, whatever the text. */
  public static DockerfileResult of(String path, SourceText source, Settings settings) {
    return of(path, source, settings, ContextFiles.NONE);
  }

  /** Migrates the text of a Dockerfile; never fails, whatever the text. */
  public static DockerfileResult of(
      String path, SourceText source, Settings settings, ContextFiles context) {
    return of(path, DockerfileReader.read(source), settings, context, Engine.DOCKER);
  }

  /**
   * Migrates a Dockerfile that was read.
   *
   * @param engine what builds it: one that can't take variables gets files where the user leaves it
   *     open, and for one that can't mount at all nothing is changed
   */
  static DockerfileResult of(
      String path, Dockerfile tree, Settings settings, ContextFiles context, Engine engine) {
    var fitting = engine.mountsVariables() ? settings : settings.withFilesWhereOpen();
    return new DockerfileMigration(path, tree, fitting, context, engine).run();
  }

  private DockerfileResult run() {
    if (!tree.problems().isEmpty()) {
      return refused();
    }
    var build = Build.of(tree, context);
    var suppressions = Suppressions.of(build);
    var fixes =
        Fixes.of(build, settings.forms(), settings.names()).stream()
            .filter(fix -> settings.covers(fix.rule()) && !suppressions.cover(fix))
            .map(this::buildable)
            .toList();
    return fixes.isEmpty() ? unchanged(Outcome.CLEAN, List.of()) : settled(build, fixes);
  }

  /** Returns a fix as advice where what builds the Dockerfile can't give what it asks for. */
  private Fix buildable(Fix fix) {
    var agents =
        fix.mechanism() == Mechanism.SSH ? engine.againstAgents() : Optional.<String>empty();
    return engine
        .obstacle()
        .filter(reason -> fix.mechanism() != Mechanism.NONE)
        .or(() -> agents)
        .map(fix::withheld)
        .orElse(fix);
  }

  private DockerfileResult refused() {
    var problems =
        tree.problems().stream()
            .map(
                problem -> new ProblemLine(source.line(problem.range().start()), problem.message()))
            .toList();
    return unchanged(Outcome.REFUSED, problems);
  }

  private DockerfileResult unchanged(Outcome outcome, List<ProblemLine> problems) {
    return new DockerfileResult(
        path,
        outcome,
        List.of(),
        problems,
        source,
        source,
        List.of(),
        DockerfileResult.directoryOf(path));
  }

  /**
   * Applies the fixes; whatever the result speaks against is withheld, and the rest tried again.
   */
  private DockerfileResult settled(Build build, List<Fix> found) {
    var fixes = new ArrayList<>(found);
    var left = found.stream().filter(fix -> settings.choice().leaves(path, fix)).toList();
    while (true) {
      var applied = fixes.stream().filter(this::isApplied).toList();
      var rewrite = Rewrite.of(build, changes(applied));
      var after = withSyntax(source.withText(rewrite.text()));
      var exclusions = ContextExclusions.of(context, after, settings, excluded(changes(applied)));
      var swept = swept(applied, exclusions);
      if (swept.isPresent()) {
        fixes.set(fixes.indexOf(swept.get()), stillSwept(swept.get(), exclusions));
        continue;
      }
      var objection =
          Check.objection(
              after, exclusions.in(context), new Check.Done(applied, left), rewrite, settings);
      if (objection.isEmpty()) {
        fixes.replaceAll(fix -> explained(fix, exclusions));
        return result(build, fixes, after, exclusions.file().stream().toList());
      }
      int index = fixes.indexOf(objection.get().fix());
      var reason =
          exclusions.reason(objection.get().reason(), excluded(fixes.get(index).changes()));
      fixes.set(index, fixes.get(index).withheld(reason));
    }
  }

  /** Returns a fix whose file would still come in with a directory of the context at hand. */
  private Optional<Fix> swept(List<Fix> applied, ContextExclusions exclusions) {
    return applied.stream()
        .filter(fix -> context.isAtHand())
        .filter(
            fix -> excluded(fix.changes()).stream().anyMatch(exclusions.objections()::containsKey))
        .findFirst();
  }

  private static Fix stillSwept(Fix fix, ContextExclusions exclusions) {
    return fix.withheld(
        exclusions.reason(
            "the file would still come in with a directory of the context",
            excluded(fix.changes())));
  }

  private static List<String> excluded(List<Change> changes) {
    return changes.stream()
        .filter(Change.ExcludeFromContext.class::isInstance)
        .map(change -> ((Change.ExcludeFromContext) change).path())
        .toList();
  }

  private Fix explained(Fix fix, ContextExclusions exclusions) {
    return isApplied(fix)
        ? fix.lowered(fix.applicability(), exclusions.reason(fix.reason(), excluded(fix.changes())))
        : fix;
  }

  private SourceText withSyntax(SourceText after) {
    boolean asked = settings.forms().syntax() == SyntaxLine.ALWAYS;
    boolean changed = !after.text().equals(source.text());
    return asked && changed
        ? after.withText(Frontend.ensured(DockerfileReader.read(after)))
        : after;
  }

  private boolean isApplied(Fix fix) {
    return settings.choice().takes(path, fix, settings.unsafe());
  }

  private static List<Change> changes(List<Fix> fixes) {
    return fixes.stream().flatMap(fix -> fix.changes().stream()).toList();
  }

  private DockerfileResult result(
      Build build, List<Fix> fixes, SourceText after, List<ChangedFile> further) {
    var secrets = fixes.stream().map(fix -> secret(build, fix)).toList();
    long applied = secrets.stream().filter(SecretResult::applied).count();
    var outcome =
        applied == 0
            ? Outcome.ADVICE
            : applied == secrets.size() ? Outcome.MIGRATED : Outcome.PARTIAL;
    var directory =
        context instanceof RepositoryFiles files && files.isAtHand()
            ? files.fromRoot("")
            : DockerfileResult.directoryOf(path);
    return new DockerfileResult(
        path, outcome, secrets, List.of(), source, after, further, directory);
  }

  private SecretResult secret(Build build, Fix fix) {
    boolean applied = isApplied(fix);
    var origin = FixId.origin(fix.life());
    var consumers = new TreeSet<Integer>();
    for (var change : fix.changes()) {
      if (change instanceof Change.AddMount mount) {
        consumers.add(mount.step().line());
      }
    }
    var alone = Rewrite.of(build, fix.changes());
    var removed = new LinkedHashSet<>(alone.removedLines());
    consumers.removeAll(removed);
    return new SecretResult(
        fix,
        applied,
        origin.line(),
        origin.instruction().keyword().name(),
        List.copyOf(consumers),
        List.copyOf(removed),
        Exposure.of(build, fix.life()),
        alone.text());
  }
}
