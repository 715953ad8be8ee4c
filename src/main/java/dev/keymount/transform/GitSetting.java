package dev.keymount.transform;

import dev.keymount.flow.Build;
import dev.keymount.flow.Commands;
import dev.keymount.flow.Invocation;
import dev.keymount.flow.Step;
import dev.keymount.secret.Reach;
import dev.keymount.secret.SshClients;
import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Operator;
import dev.keymount.shell.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code git config --global url.….insteadOf} with a token in it, which git writes to {@code
 * ~/.gitconfig}.
 *
 * <p>The setting is made and taken back in each RUN that fetches by git, so that the steps see the
 * same file as before and no layer does.
 */
final class GitSetting {

  private static final Set<String> FETCHES = Set.of("clone", "fetch", "pull", "submodule", "lfs");

  private GitSetting() {}

  static Optional<Residue> confine(Build build, Step step, Command.Simple simple, String variable) {
    var invocation = Invocation.of(simple);
    var undo = undo(build.text(), invocation, variable);
    var list = step.commands();
    if (undo.isEmpty() || list.isEmpty() || !isTopLevel(list.get(), simple)) {
      return Optional.empty();
    }
    var users = users(step, simple);
    boolean here = users.contains(step);
    if (users.isEmpty() || !users.stream().allMatch(GitSetting::canEndWithMore)) {
      return Optional.empty();
    }
    var set = simple.range().of(build.text());
    var changes = new ArrayList<Change>();
    for (var user : users) {
      if (user != step) {
        changes.add(new Change.Prepend(user, set + " && "));
      }
      changes.add(new Change.Append(user, " && " + undo.get()));
    }
    if (!here) {
      changes.add(new Change.DropCommand(step, simple));
    }
    return Optional.of(
        new Residue(changes, here ? Set.of() : Set.of(step), users, Optional.empty()));
  }

  /** Returns the command that takes the setting back, where there is a simple one. */
  private static Optional<String> undo(String text, Invocation invocation, String variable) {
    var words = invocation.words();
    if (words.size() != 5
        || !invocation.wrappers().isEmpty()
        || invocation.program().filter("git"::equals).isEmpty()
        || !invocation.command().redirections().isEmpty()
        || !words.get(1).text().equals("config")
        || !words.get(2).text().equals("--global")) {
      return Optional.empty();
    }
    var key = words.get(3).range().of(text);
    if (key.indexOf('\n') >= 0) {
      return Optional.empty();
    }
    boolean inKey = mentions(words.get(3), variable);
    var lower = key.toLowerCase(Locale.ROOT);
    if (inKey && lower.endsWith(".insteadof")) {
      return Optional.of("git config --global --remove-section " + cut(key, 0));
    } else if (inKey && (lower.endsWith(".insteadof\"") || lower.endsWith(".insteadof'"))) {
      return Optional.of("git config --global --remove-section " + cut(key, 1));
    }
    return inKey ? Optional.empty() : Optional.of("git config --global --unset-all " + key);
  }

  private static String cut(String key, int quote) {
    int end = key.length() - ".insteadOf".length() - quote;
    return key.substring(0, end) + key.substring(key.length() - quote);
  }

  private static boolean mentions(Word word, String variable) {
    return Commands.parameters(word).stream().anyMatch(part -> part.name().equals(variable));
  }

  private static boolean isTopLevel(CommandList list, Command command) {
    return list.items().stream().anyMatch(item -> item.command().range().equals(command.range()));
  }

  /** Returns the RUNs that fetch by git once the setting is made. */
  private static Set<Step> users(Step step, Command.Simple setting) {
    var users = new LinkedHashSet<Step>();
    for (var later : step.stage().orElseThrow().steps()) {
      if (later.position() < step.position()) {
        continue;
      }
      boolean fetches =
          later.commands().stream()
              .flatMap(list -> Commands.simple(list).stream())
              .filter(command -> command.range().start() > setting.range().start())
              .anyMatch(command -> fetches(Invocation.of(command)));
      if (fetches) {
        users.add(later);
      }
    }
    return users;
  }

  private static boolean fetches(Invocation invocation) {
    var program = invocation.program().orElse("");
    var arguments = invocation.arguments();
    return program.equals("git")
        ? arguments.stream().anyMatch(FETCHES::contains)
        : SshClients.reach(program, invocation.path().orElse(""), arguments) != Reach.NEVER;
  }

  /** Returns whether a command put behind the RUN's own runs whenever those succeed. */
  private static boolean canEndWithMore(Step step) {
    var items = step.commands().map(CommandList::items).orElse(List.of());
    return !items.isEmpty()
        && step.instruction().heredocs().isEmpty()
        && items.get(items.size() - 1).operator() == Operator.NONE
        && items.stream().noneMatch(item -> item.operator() == Operator.BACKGROUND)
        && items.stream()
            .noneMatch(
                item ->
                    item.command() instanceof Command.Simple simple
                        && simple.name().filter("exit"::equals).isPresent());
  }
}
