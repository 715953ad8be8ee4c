package dev.keymount.cli;

import dev.keymount.cli.CallerQuestions.Extent;
import dev.keymount.migrate.Callers;
import dev.keymount.migrate.Choice;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.migrate.FixId;
import dev.keymount.migrate.Migration;
import dev.keymount.migrate.SecretResult;
import dev.keymount.migrate.Settings;
import dev.keymount.report.Words;
import dev.keymount.source.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A migration in which a person decides about each fix. Nothing is written before the last answer,
 * and no Dockerfile with a caller that is undecided, so that the two change together or not at all
 * unless the person said otherwise of the caller.
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
    var asking = new CallerQuestions(callers, settings.names(), questions, printer);
    var results = results(choice);
    pair(results);
    var decisions = asking.ask();
    for (var halves = halves(results, asking);
        !halves.isEmpty();
        halves = halves(results, asking)) {
      halves.forEach(this::drop);
      results = results(without(halves.keySet(), results));
      pair(results);
      decisions = asking.ask();
    }
    asking.conclude(decisions, moved(results));
    hand(results, decisions, run);
  }

  private void hand(
      List<DockerfileResult> results, List<CallerQuestions.Decision> decisions, MigrationRun run) {
    for (var result : results) {
      if (isAsSeen(result)) {
        run.keep(answered(result));
      } else {
        run.refuse(result);
      }
    }
    run.writeFurther();
    for (var decision : decisions) {
      if (decision.extent() == Extent.NONE) {
        run.leave(decision.result());
      } else {
        run.keep(decision.result());
      }
    }
  }

  /** Tells the callers what the Dockerfiles want, and nothing that was told before. */
  private void pair(List<DockerfileResult> results) {
    callers.pair(results.stream().map(DockerfileResult::path).toList());
    results.stream().filter(this::isAsSeen).forEach(callers::take);
  }

  /** Returns the Dockerfiles that would change without callers that are undecided, with those. */
  private Map<String, List<String>> halves(List<DockerfileResult> results, CallerQuestions asking) {
    var moved = moved(results).keySet();
    var halves = new TreeMap<String, List<String>>();
    for (var caller : asking.undecided()) {
      for (var dockerfile : callers.served(caller)) {
        if (moved.contains(dockerfile)) {
          halves.computeIfAbsent(dockerfile, path -> new ArrayList<>()).add(caller);
        }
      }
    }
    return halves;
  }

  private void drop(String dockerfile, List<String> undecided) {
    printer.note(
        "keymount: "
            + dockerfile
            + " stays as it is, because it was not decided whether "
            + Words.join(undecided)
            + (undecided.size() == 1 ? " changes" : " change")
            + " with it");
  }

  private static Choice without(Set<String> dropped, List<DockerfileResult> results) {
    var choice = Choice.OPEN;
    for (var result : results) {
      var path = result.path();
      choice = choice.with(path, dropped.contains(path) ? Set.of() : applied(result));
    }
    return choice;
  }

  /** Returns the names of the secrets that are mounted from now on, by the path of a Dockerfile. */
  private static Map<String, List<String>> moved(List<DockerfileResult> results) {
    var moved = new HashMap<String, List<String>>();
    for (var result : results) {
      var names =
          result.secrets().stream()
              .filter(SecretResult::applied)
              .map(secret -> secret.fix().life().name())
              .distinct()
              .toList();
      if (!names.isEmpty()) {
        moved.put(result.path(), names);
      }
    }
    return moved;
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
      possible = possible.with(result.path(), applied(result));
      explain(result, choice.in(result.path()).orElse(Set.of()));
      results.add(result);
    }
    return possible.equals(choice) ? results : results(possible);
  }

  private static Set<FixId> applied(DockerfileResult result) {
    return result.secrets().stream()
        .filter(SecretResult::applied)
        .map(FixId::of)
        .collect(Collectors.toSet());
  }

  /** Says which fixes were accepted and are not applied. */
  private void explain(DockerfileResult result, Set<FixId> wanted) {
    for (var secret : result.secrets()) {
      if (!secret.applied() && wanted.contains(FixId.of(secret))) {
        printer.note(
            "keymount: the fix for "
                + secret.fix().life().name()
                + " in "
                + result.path()
                + " was accepted and is left out: "
                + secret.fix().reason());
      }
    }
  }
}
