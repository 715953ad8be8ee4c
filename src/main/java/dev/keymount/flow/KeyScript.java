package dev.keymount.flow;

import dev.keymount.secret.Reach;
import dev.keymount.shell.Command;
import dev.keymount.shell.ShellReader;
import dev.keymount.shell.Word;
import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A script that a command of a RUN hands to another shell: {@code bash -c "ssh-add key; git …"},
 * also behind {@code ssh-agent}.
 *
 * @param commands its simple commands
 * @param inAgent whether an agent of the build runs it
 */
record KeyScript(List<Command.Simple> commands, boolean inAgent) {

  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "ash", "dash", "zsh", "su", "runuser");
  private static final Set<String> AGENT = Set.of("ssh-agent", "ssh-add");
  private static final Set<String> TOUCHING =
      Set.of("chmod", "chown", "rm", "mv", "cp", "shred", "sed", "install", "ln", "tee", "cat");

  KeyScript {
    commands = List.copyOf(commands);
  }

  /** Returns the script that a command hands on, if it does. */
  static Optional<KeyScript> of(Place place, Invocation invocation) {
    var words = invocation.words();
    boolean inAgent = invocation.program().filter("ssh-agent"::equals).isPresent();
    if (inAgent) {
      int at = 1;
      while (at < words.size() && words.get(at).text().startsWith("-")) {
        at++;
      }
      words = words.subList(at, words.size());
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    var name = words.get(0).value().orElse("");
    if (SHELLS.contains(name.substring(name.lastIndexOf('/') + 1))) {
      return option(place, words, inAgent);
    }
    return inAgent ? Optional.of(read(text(place, words), true)) : Optional.empty();
  }

  private static Optional<KeyScript> option(Place place, List<Word> words, boolean inAgent) {
    for (int at = 1; at + 1 < words.size(); at++) {
      if (words.get(at).text().matches("-[a-z]*c")) {
        return Optional.of(read(text(place, List.of(words.get(at + 1))), inAgent));
      }
    }
    return Optional.empty();
  }

  private static String text(Place place, List<Word> words) {
    var text = new StringBuilder();
    words.forEach(word -> text.append(place.value(word).orElse(word.text())).append(' '));
    return text.toString();
  }

  private static KeyScript read(String text, boolean inAgent) {
    var list = ShellReader.read(text, new TextRange(0, text.length()), List.of());
    return new KeyScript(Commands.simple(list), inAgent);
  }

  /** Returns whether an agent of the build takes part, so that a forwarded one is hidden. */
  boolean usesAgent() {
    return inAgent || commands.stream().anyMatch(command -> runs(command, AGENT));
  }

  /** Returns whether nothing happens but that an agent gets the key, which ends with the script. */
  boolean onlyFeedsAgent() {
    return usesAgent()
        && commands.stream()
            .allMatch(command -> runs(command, AGENT) || runs(command, Set.of("eval", "true")));
  }

  /** Returns whether it changes files, which a mounted one does not allow. */
  boolean touchesFiles() {
    return commands.stream().anyMatch(command -> runs(command, TOUCHING));
  }

  /** Returns how sure it is that an ssh client runs. */
  Reach reach() {
    var reach = Reach.NEVER;
    for (var command : commands) {
      reach = reach.or(SshUse.reach(Invocation.of(command)));
    }
    return reach;
  }

  private static boolean runs(Command.Simple command, Set<String> programs) {
    return Invocation.of(command).program().filter(programs::contains).isPresent();
  }
}
