package dev.keymount.flow;

import dev.keymount.shell.Command;
import dev.keymount.shell.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The program that a simple command runs in the end: what is left when {@code env}, {@code sudo}
 * and other wrappers are taken off.
 *
 * @param command the command as it stands
 * @param words the program and its arguments; empty for assignments alone
 * @param wrappers the names of the wrappers
 */
public record Invocation(Command.Simple command, List<Word> words, Set<String> wrappers) {

  /** Wrappers, and those of their options that take a word of their own. */
  private static final Map<String, Set<String>> WRAPPERS =
      Map.ofEntries(
          Map.entry("env", Set.of("-u", "-C", "-S")),
          Map.entry("sudo", Set.of("-u", "-g", "-h", "-p", "-C")),
          Map.entry("time", Set.of()),
          Map.entry("nice", Set.of("-n")),
          Map.entry("ionice", Set.of("-c", "-n")),
          Map.entry("nohup", Set.of()),
          Map.entry("exec", Set.of("-a")),
          Map.entry("command", Set.of()),
          Map.entry("builtin", Set.of()),
          Map.entry("eatmydata", Set.of()),
          Map.entry("timeout", Set.of("-s", "-k")),
          Map.entry("stdbuf", Set.of("-i", "-o", "-e")),
          Map.entry("xargs", Set.of("-n", "-I", "-P", "-L", "-d", "-s")),
          Map.entry("gosu", Set.of()),
          Map.entry("su-exec", Set.of()),
          Map.entry("setpriv", Set.of()));

  /** Wrappers whose first operand is not the program. */
  private static final Set<String> ONE_OPERAND = Set.of("timeout", "gosu", "su-exec");

  /** Wrappers that run the program as somebody else. */
  private static final Set<String> OTHER_USER = Set.of("sudo", "gosu", "su-exec", "setpriv");

  /** Takes copies. */
  public Invocation {
    words = List.copyOf(words);
    wrappers = Set.copyOf(wrappers);
  }

  /** Returns what a simple command runs. */
  public static Invocation of(Command.Simple command) {
    var wrappers = new HashSet<String>();
    var words = command.words();
    while (!words.isEmpty()) {
      var options = words.get(0).value().map(WRAPPERS::get);
      if (options.isEmpty()) {
        break;
      }
      var wrapper = words.get(0).value().orElseThrow();
      wrappers.add(wrapper);
      words = unwrapped(words, wrapper, options.get());
    }
    return new Invocation(command, words, wrappers);
  }

  private static List<Word> unwrapped(List<Word> words, String wrapper, Set<String> options) {
    int at = 1;
    int operands = ONE_OPERAND.contains(wrapper) ? 1 : 0;
    while (at < words.size()) {
      var text = words.get(at).value().orElse("");
      if (text.startsWith("-") && text.length() > 1) {
        at += options.contains(text) ? 2 : 1;
      } else if (wrapper.equals("env") && isAssignment(words.get(at).text())) {
        at++;
      } else if (operands-- > 0) {
        at++;
      } else {
        break;
      }
    }
    return words.subList(Math.min(at, words.size()), words.size());
  }

  private static boolean isAssignment(String text) {
    int equals = text.indexOf('=');
    return equals > 0 && text.substring(0, equals).chars().allMatch(Invocation::isNamePart);
  }

  private static boolean isNamePart(int c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /** Returns the name of the program without its directory, where it is constant. */
  public Optional<String> program() {
    return path().map(path -> path.substring(path.lastIndexOf('/') + 1));
  }

  /** Returns the first word where it is constant. */
  public Optional<String> path() {
    return words.isEmpty() ? Optional.empty() : words.get(0).value();
  }

  /** Returns the arguments; those that are not constant as their text. */
  public List<String> arguments() {
    return words.stream().skip(1).map(word -> word.value().orElse(word.text())).toList();
  }

  /** Returns whether the program runs as another user than the step. */
  public boolean runsAsOther() {
    return wrappers.stream().anyMatch(OTHER_USER::contains)
        || program().map(name -> name.equals("su") || name.equals("runuser")).orElse(false);
  }

  /** Returns whether the program sees the variables of the step when it runs as another user. */
  public boolean keepsEnvironment() {
    if (wrappers.contains("sudo")) {
      return command.words().stream().anyMatch(word -> word.text().matches("-E|--preserve-env"));
    }
    boolean login =
        arguments().stream().anyMatch(a -> a.equals("-") || a.equals("-l") || a.equals("--login"));
    return program().filter(name -> name.equals("su") || name.equals("runuser")).isEmpty()
        || !login;
  }
}
