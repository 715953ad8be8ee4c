package dev.keymount.transform;

import dev.keymount.flow.Build;
import dev.keymount.flow.Commands;
import dev.keymount.flow.Invocation;
import dev.keymount.flow.Step;
import dev.keymount.shell.Command;
import dev.keymount.shell.Word;
import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code git clone} of a URL with a token in it, which git writes to {@code .git/config}.
 *
 * <p>The URL goes without the token, and {@code git -c url.….insteadOf=…} before the subcommand
 * puts it back for this one command; git stores no setting that is given there.
 */
final class GitClone {

  private static final Set<String> TALKS_TO_ORIGIN =
      Set.of("pull", "fetch", "submodule", "lfs", "push", "ls-remote");

  private GitClone() {}

  static Optional<Residue> clean(Build build, Step step, Command.Simple simple, String variable) {
    var invocation = Invocation.of(simple);
    var arguments = invocation.arguments();
    if (invocation.program().filter("git"::equals).isEmpty()
        || !arguments.contains("clone")
        || arguments.stream().anyMatch(argument -> argument.startsWith("--recurs"))
        || talksToOriginLater(build, step, simple)) {
      return Optional.empty();
    }
    for (var word : invocation.words()) {
      boolean carries =
          Commands.parameters(word).stream().anyMatch(part -> part.name().equals(variable));
      if (carries) {
        return clean(build.text(), step, invocation.words().get(0), word);
      }
    }
    return Optional.empty();
  }

  private static Optional<Residue> clean(String text, Step step, Word git, Word url) {
    var written = url.range().of(text);
    int scheme = written.indexOf("://");
    int at = scheme < 0 ? -1 : written.indexOf('@', scheme);
    int slash = at < 0 ? -1 : written.indexOf('/', at);
    if (slash < 0 || written.lastIndexOf('/', at) > scheme + 2) {
      return Optional.empty();
    }
    int start = written.startsWith("\"") ? 1 : 0;
    var protocol = written.substring(start, scheme + 3);
    var user = written.substring(scheme + 3, at);
    var host = written.substring(at + 1, slash + 1);
    boolean plain =
        protocol.matches("https?://")
            && (user + host).chars().noneMatch(c -> "\"'`\\ \n=".indexOf(c) >= 0);
    if (!plain) {
      return Optional.empty();
    }
    var setting =
        " -c \"url." + protocol + user + "@" + host + ".insteadOf=" + protocol + host + "\"";
    int from = url.range().start();
    return Optional.of(
        Residue.changes(
            List.of(
                new Change.Replace(step, TextRange.at(git.range().end()), setting),
                new Change.Replace(step, new TextRange(from + scheme + 3, from + at + 1), ""))));
  }

  private static boolean talksToOriginLater(Build build, Step step, Command.Simple clone) {
    var own = step.stage().orElseThrow();
    return build.stages().stream()
        .filter(stage -> stage.descendsFrom(own))
        .flatMap(stage -> stage.steps().stream())
        .filter(later -> later.position() >= step.position())
        .flatMap(later -> later.commands().stream())
        .flatMap(list -> Commands.simple(list).stream())
        .filter(later -> later.range().start() > clone.range().start())
        .map(Invocation::of)
        .anyMatch(
            later ->
                later.program().filter("git"::equals).isPresent()
                    && later.arguments().stream().anyMatch(TALKS_TO_ORIGIN::contains));
  }
}
