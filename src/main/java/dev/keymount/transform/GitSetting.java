package dev.keymount.transform;

import dev.keymount.dockerfile.Keyword;
import dev.keymount.flow.Build;
import dev.keymount.flow.Commands;
import dev.keymount.flow.Invocation;
import dev.keymount.flow.Step;
import dev.keymount.secret.Reach;
import dev.keymount.secret.SshClients;
import dev.keymount.shell.Command;
import dev.keymount.shell.Word;
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
    if (isCopied(build)) {
      return Optional.empty();
    }
    return undo(build.text(), Invocation.of(simple), variable)
        .flatMap(
            undo ->
                new Confinement(build, step, simple, undo, Integer.MAX_VALUE)
                    .in(GitSetting::fetches, GitSetting::removes));
  }

  /** Returns whether a command removes the file with all settings. */
  private static boolean removes(Invocation invocation) {
    return invocation.program().filter("rm"::equals).isPresent()
        && invocation.arguments().stream().anyMatch(argument -> argument.endsWith(".gitconfig"));
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

  /** Returns whether a COPY names the file, which would then not be there. */
  private static boolean isCopied(Build build) {
    return build.stages().stream()
        .flatMap(stage -> stage.steps().stream())
        .filter(step -> step.is(Keyword.COPY))
        .anyMatch(
            step -> step.instruction().values().stream().anyMatch(v -> v.contains(".gitconfig")));
  }

  private static String cut(String key, int quote) {
    int end = key.length() - ".insteadOf".length() - quote;
    return key.substring(0, end) + key.substring(key.length() - quote);
  }

  private static boolean mentions(Word word, String variable) {
    return Commands.parameters(word).stream().anyMatch(part -> part.name().equals(variable));
  }

  private static boolean fetches(Invocation invocation) {
    var program = invocation.program().orElse("");
    var arguments = invocation.arguments();
    return program.equals("git")
        ? arguments.stream().anyMatch(FETCHES::contains)
        : SshClients.reach(program, invocation.path().orElse(""), arguments) != Reach.NEVER;
  }
}
