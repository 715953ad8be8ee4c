package dev.keymount.cli;

import dev.keymount.migrate.Callers;
import dev.keymount.migrate.Choice;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.migrate.FixId;
import dev.keymount.migrate.Migration;
import dev.keymount.migrate.SecretResult;
import dev.keymount.migrate.Settings;
import dev.keymount.source.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A migration in which a person decides about each fix. Nothing is written before the last answer,
 * so that Dockerfiles and their callers change together or not at all.
 */
final class InteractiveMigration {

  private final Path root;
  private final Settings settings;
  private final Callers callers;
  private final List<Path> files;
  private final Questions questions;
  private final Printer printer;
  private final Map<String, SourceText> seen = new HashMap<>();
  private final Map<String, Map<FixId, SecretResult>> impossible = new HashMap<>();

  /**
   * Makes the migration of the Dockerfiles of a run.
   *
   * @param callers what builds them, paired with them
   */
  InteractiveMigration(
      Path root,
      Settings settings,
      Callers callers,
      List<Path> files,
      Questions questions,
      Printer printer) {
    this.root = root;
    this.settings = settings;
    this.callers = callers;
    this.files = files;
    this.questions = questions;
    this.printer = printer;
  }

  /** Asks about everything, and hands on what is decided. */
  void run(MigrationRun run) {
    var choice = Choice.OPEN;
    for (var file : files) {
      choice = asked(file, choice);
    }
    var results = results(choice);
    for (var result : results) {
      if (isAsSeen(result)) {
        callers.take(result);
      }
    }
    var decisions = new CallerQuestions(callers, settings.names(), questions, printer).ask();
    for (var result : results) {
      if (isAsSeen(result)) {
        run.keep(answered(result));
      } else {
        run.refuse(result);
      }
    }
    run.writeFurther();
    for (var decision : decisions) {
      if (decision.taken()) {
        run.keep(decision.result());
      } else {
        run.leave(decision.result());
      }
    }
  }

  private DockerfileResult migrated(Path file, Choice choice) {
    return new Migration(root, settings.with(choice), callers).one(file, files);
  }

  private Choice asked(Path file, Choice choice) {
    var path = Migration.relative(root, file);
    var asking =
        new DockerfileQuestions(
            wanted -> migrated(file, choice.with(path, wanted)),
            settings.names(),
            questions,
            printer);
    var plain = asking.result();
    seen.put(path, plain.before());
    if (!questions.isOver()) {
      var wanted = asking.ask();
      impossible.put(path, asking.impossible());
      return choice.with(path, wanted);
    }
    if (!plain.problems().isEmpty()) {
      printer.finding(plain);
    }
    return choice.with(path, Set.of());
  }

  /** Returns a result with what was said of the fixes that could not be offered. */
  private DockerfileResult answered(DockerfileResult result) {
    var said = impossible.getOrDefault(result.path(), Map.of());
    var secrets =
        result.secrets().stream()
            .map(secret -> secret.applied() ? secret : said.getOrDefault(FixId.of(secret), secret))
            .toList();
    return result.with(secrets);
  }

  private boolean isAsSeen(DockerfileResult result) {
    var before = seen.get(result.path());
    return before != null && before.text().equals(result.before().text());
  }

  /**
   * Returns what becomes of the Dockerfiles once all is decided. One that shares a build context
   * with another may not get a fix that was accepted, because the other goes on as it was; then the
   * others are looked at again.
   */
  private List<DockerfileResult> results(Choice choice) {
    var results = new ArrayList<DockerfileResult>();
    var possible = choice;
    for (var file : files) {
      var result = migrated(file, choice);
      possible = possible.with(result.path(), applied(result, choice));
      results.add(result);
    }
    return possible.equals(choice) ? results : results(possible);
  }

  private Set<FixId> applied(DockerfileResult result, Choice choice) {
    var applied = new HashSet<FixId>();
    var wanted = choice.in(result.path()).orElse(Set.of());
    for (var secret : result.secrets()) {
      if (secret.applied()) {
        applied.add(FixId.of(secret));
      } else if (wanted.contains(FixId.of(secret))) {
        printer.note(
            "keymount: the fix for "
                + secret.fix().life().name()
                + " in "
                + result.path()
                + " was accepted and is left out: "
                + secret.fix().reason());
      }
    }
    return applied;
  }
}
