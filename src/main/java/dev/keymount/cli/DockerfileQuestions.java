package dev.keymount.cli;

import dev.keymount.cli.Questions.Reply;
import dev.keymount.cli.Questions.Risk;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.UnifiedDiff;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.migrate.FixId;
import dev.keymount.migrate.SecretResult;
import dev.keymount.secret.NamePolicy;
import dev.keymount.secret.NamedValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The questions about the fixes of one Dockerfile.
 *
 * <p>Fixes of one name are one question, because neither is right while the name comes in by the
 * other. A fix is offered where the Dockerfile is right with it and those accepted before; what is
 * not right one by one is offered together at the end.
 */
final class DockerfileQuestions {

  private final Function<Set<FixId>, DockerfileResult> migration;
  private final NamePolicy names;
  private final Questions questions;
  private final Printer printer;
  private final Set<FixId> accepted = new LinkedHashSet<>();
  private final Map<FixId, SecretResult> impossible = new HashMap<>();
  private DockerfileResult result;
  private int asked;
  private int total;
  private boolean ended;

  /**
   * Makes the questions.
   *
   * @param migration the migration of the Dockerfile with some of its fixes
   */
  DockerfileQuestions(
      Function<Set<FixId>, DockerfileResult> migration,
      NamePolicy names,
      Questions questions,
      Printer printer) {
    this.migration = migration;
    this.names = names;
    this.questions = questions;
    this.printer = printer;
    this.result = migration.apply(Set.of());
  }

  /** Returns the Dockerfile with the fixes that are accepted so far. */
  DockerfileResult result() {
    return result;
  }

  /** Asks about all fixes, prints what is no question, and returns the fixes that are accepted. */
  Set<FixId> ask() {
    var plain = result;
    if (plain.secrets().isEmpty()) {
      printer.finding(plain);
      return Set.of();
    }
    var groups = groups(plain);
    total = groups.size();
    var apart = new ArrayList<Set<FixId>>();
    for (var secret : plain.secrets()) {
      if (secret.fix().applicability() == Applicability.ADVICE) {
        print(plain, List.of(secret));
      } else {
        var group = groups.remove(secret.fix().life().name());
        if (group != null && !isOver() && !offer(group)) {
          apart.add(group);
        }
      }
    }
    together(apart);
    return Set.copyOf(accepted);
  }

  /** Returns the secrets whose fixes turned out to be none, with the reasons. */
  Map<FixId, SecretResult> impossible() {
    return impossible;
  }

  private boolean isOver() {
    return ended || questions.isOver();
  }

  private static Map<String, Set<FixId>> groups(DockerfileResult plain) {
    Map<String, Set<FixId>> groups = new LinkedHashMap<>();
    for (var secret : plain.secrets()) {
      if (secret.fix().applicability() != Applicability.ADVICE) {
        groups
            .computeIfAbsent(secret.fix().life().name(), name -> new LinkedHashSet<>())
            .add(FixId.of(secret));
      }
    }
    return groups;
  }

  /** Offers at once what could not be offered one by one, and else says why not. */
  private void together(List<Set<FixId>> apart) {
    var all = new LinkedHashSet<FixId>();
    apart.forEach(all::addAll);
    if (all.isEmpty() || isOver() || apart.size() > 1 && offer(all)) {
      return;
    }
    for (var group : apart) {
      asked++;
      var tried = migration.apply(with(group));
      var secrets = of(tried, group);
      print(tried, secrets);
      secrets.stream()
          .filter(secret -> !secret.applied())
          .forEach(secret -> impossible.put(FixId.of(secret), secret));
      tried.secrets().stream()
          .filter(secret -> accepted.contains(FixId.of(secret)) && !secret.applied())
          .forEach(
              secret ->
                  printer.note(
                      "    it can't be applied beside the fix for "
                          + secret.fix().life().name()
                          + ": "
                          + secret.fix().reason()));
    }
  }

  private Set<FixId> with(Set<FixId> group) {
    var wanted = new HashSet<>(accepted);
    wanted.addAll(group);
    return wanted;
  }

  /** Asks about some fixes, and tells whether they can be applied at all. */
  private boolean offer(Set<FixId> group) {
    var wanted = with(group);
    var tried = migration.apply(wanted);
    boolean isRight =
        tried.secrets().stream()
            .allMatch(secret -> secret.applied() == wanted.contains(FixId.of(secret)));
    if (!isRight) {
      return false;
    }
    asked++;
    print(tried, of(tried, group));
    var risk = risk(tried, group);
    if (!questions.isAnswered(risk)) {
      printer.offer(NamedValues.redact(added(result, tried), names));
    }
    var reply = questions.ask(question(tried.path(), risk), risk);
    if (reply == Reply.YES) {
      accepted.addAll(group);
      result = tried;
    }
    ended = reply == Reply.NONE_HERE;
    return true;
  }

  private String question(String path, Risk risk) {
    var kind = risk == Risk.UNSAFE ? "unsafe fix" : "fix";
    return "Apply this "
        + kind
        + " to "
        + path
        + "? ("
        + asked
        + "/"
        + Math.max(asked, total)
        + ")";
  }

  private static Risk risk(DockerfileResult tried, Set<FixId> group) {
    boolean isSafe =
        of(tried, group).stream()
            .allMatch(secret -> secret.fix().applicability() == Applicability.SAFE);
    return isSafe ? Risk.SAFE : Risk.UNSAFE;
  }

  private static List<SecretResult> of(DockerfileResult tried, Set<FixId> group) {
    return tried.secrets().stream().filter(secret -> group.contains(FixId.of(secret))).toList();
  }

  private void print(DockerfileResult from, List<SecretResult> secrets) {
    printer.finding(
        new DockerfileResult(
            from.path(),
            from.outcome(),
            secrets,
            List.of(),
            from.before(),
            from.after(),
            List.of(),
            from.context()));
  }

  /** Returns what one migration changes beyond another, as a diff. */
  private static String added(DockerfileResult before, DockerfileResult after) {
    var diff = new StringBuilder();
    diff.append(UnifiedDiff.of(after.path(), before.after().text(), after.after().text()));
    for (var file : after.further()) {
      var known =
          before.further().stream().filter(one -> one.path().equals(file.path())).findFirst();
      diff.append(
          known
              .map(one -> UnifiedDiff.of(file.path(), one.after().text(), file.after().text()))
              .orElseGet(file::diff));
    }
    return diff.toString();
  }
}
