package dev.keymount.result;

import dev.keymount.caller.Answer;
import dev.keymount.caller.CallerRule;
import dev.keymount.edit.Applicability;
import dev.keymount.flow.Life;
import dev.keymount.migrate.CallerResult;
import dev.keymount.migrate.ChangedFile;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.migrate.SecretResult;
import dev.keymount.secret.NamePolicy;
import dev.keymount.secret.NamedValues;
import dev.keymount.secret.SecretKind;
import dev.keymount.transform.Change;
import dev.keymount.transform.Mechanism;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The findings of one repository, made of what becomes of its Dockerfiles and callers in turn. */
public final class Findings {

  private final NamedValues values;
  private final Fingerprints fingerprints = new Fingerprints();
  private final List<Finding> findings = new ArrayList<>();
  private final List<FileIssue> issues = new ArrayList<>();
  private int dockerfiles;

  /**
   * Starts with none.
   *
   * @param names which names are secrets, whose values no finding shows
   */
  public Findings(NamePolicy names) {
    this.values = new NamedValues(names);
  }

  /** Adds what became of one Dockerfile. */
  public void add(DockerfileResult result) {
    dockerfiles++;
    result.secrets().forEach(secret -> values.add(secret.fix().life().name()));
    values.learn(result.before().text());
    for (var problem : result.problems()) {
      issues.add(new FileIssue(result.path(), problem.line(), redacted(problem.message())));
    }
    result.secrets().forEach(secret -> findings.add(finding(result, secret)));
  }

  private Finding finding(DockerfileResult result, SecretResult secret) {
    var fix = secret.fix();
    var name = redacted(fix.life().name());
    return new Finding(
        result.path(),
        secret.line(),
        Finding.DOCKERFILE,
        fix.rule().id(),
        name,
        fix.life().kind().label(),
        fix.mechanism().label(),
        fix.applicability().label(),
        secret.applied(),
        redacted(FindingText.of(secret)),
        redacted(fix.reason()),
        secret.consumers(),
        secret.removed(),
        secret.exposures(),
        way(fix.life()),
        changes(result, secret),
        fingerprints.next(fix.rule().id(), result.path(), name));
  }

  private static List<Station> way(Life life) {
    return life.events().stream()
        .map(
            event ->
                new Station(
                    event.step().line(),
                    event.step().stage().map(stage -> stage.label()).orElse(""),
                    event.kind().name().toLowerCase(Locale.ROOT)))
        .distinct()
        .toList();
  }

  private List<FileChange> changes(DockerfileResult result, SecretResult secret) {
    if (secret.fix().changes().isEmpty()) {
      return List.of();
    }
    var changes = new ArrayList<FileChange>();
    changes.add(FileChange.between(result.path(), result.before().text(), secret.alone()));
    boolean excludes =
        secret.fix().changes().stream().anyMatch(Change.ExcludeFromContext.class::isInstance);
    if (excludes) {
      result.further().forEach(file -> changes.add(change(file)));
    }
    return shown(changes);
  }

  private static FileChange change(ChangedFile file) {
    var before = file.before().map(text -> text.text()).orElse("");
    return FileChange.between(file.path(), before, file.after().text());
  }

  /** Returns the changes; none where their text would show a value. */
  private List<FileChange> shown(List<FileChange> changes) {
    boolean isShown =
        changes.stream()
            .flatMap(change -> change.replacements().stream())
            .allMatch(replacement -> redacted(replacement.text()).equals(replacement.text()));
    return isShown && changes.stream().noneMatch(change -> change.replacements().isEmpty())
        ? changes
        : List.of();
  }

  /** Adds a file that could not be worked on. */
  public void add(FileIssue issue) {
    issues.add(issue);
  }

  /** Adds what becomes of the calls in one file; a change of the file goes with the first one. */
  public void add(CallerResult result) {
    boolean isFirst = true;
    result.change().flatMap(ChangedFile::before).ifPresent(before -> values.learn(before.text()));
    for (var answer : result.answers()) {
      boolean carries = isFirst && answer.applied();
      isFirst &= !carries;
      var changes =
          carries && result.change().isPresent()
              ? shown(List.of(change(result.change().get())))
              : List.<FileChange>of();
      findings.add(finding(result, answer, changes));
    }
  }

  private Finding finding(CallerResult result, Answer answer, List<FileChange> changes) {
    var before = redacted(answer.before());
    return new Finding(
        result.path(),
        answer.line(),
        result.format(),
        answer.rule().id(),
        "",
        kind(answer.rule()).label(),
        Mechanism.NONE.label(),
        answer.applicability().label(),
        answer.applied(),
        message(answer, before),
        redacted(answer.reason()),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        changes,
        fingerprints.next(answer.rule().id(), result.path(), before));
  }

  private String message(Answer answer, String before) {
    if (answer.applicability() == Applicability.ADVICE && answer.after().isEmpty()) {
      return before;
    }
    return answer.after().isEmpty()
        ? before + " is gone"
        : before + " becomes " + redacted(answer.after());
  }

  private static SecretKind kind(CallerRule rule) {
    return rule == CallerRule.REGISTRY_PASSWORD_ARGUMENT ? SecretKind.PASSWORD : SecretKind.OTHER;
  }

  /** Returns the text without the values of what was found so far. */
  public String redacted(String text) {
    return values.shown(text);
  }

  /** Returns how many Dockerfiles were added. */
  public int dockerfiles() {
    return dockerfiles;
  }

  /** Returns what was found, in the order in which it was added. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Returns the files that could not be worked on. */
  public List<FileIssue> issues() {
    return List.copyOf(issues);
  }

  /** Returns the outcome of the repository, as its findings and its broken files are. */
  public Outcome outcome() {
    if (findings.isEmpty()) {
      return issues.isEmpty() ? Outcome.CLEAN : Outcome.MANUAL;
    }
    long moved = findings.stream().filter(Finding::isMoved).count();
    if (moved == 0) {
      return Outcome.MANUAL;
    }
    return moved == findings.size() && issues.isEmpty() ? Outcome.MIGRATED : Outcome.PARTIAL;
  }
}
