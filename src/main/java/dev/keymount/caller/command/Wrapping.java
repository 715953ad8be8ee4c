package dev.keymount.caller.command;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands before a program in a command, such as {@code sudo -E} or {@code env A=b}.
 *
 * @param program the program and its arguments
 * @param outer the first word of the wrapper that changes the user; empty where there is none
 * @param keeps the words of {@code sudo} that say which variables it keeps
 * @param wrappers the names of the wrappers
 * @param clears whether the program gets an environment of its own
 */
record Wrapping(
    List<Operand> program,
    Optional<Operand> outer,
    List<Operand> keeps,
    Set<String> wrappers,
    boolean clears) {

  private static final String OVERRIDING = "env-cmd";
  private static final int AGENT_WORDS = 5;

  private static final Map<String, Set<String>> VALUED =
      Map.ofEntries(
          Map.entry("sudo", Set.of("-u", "-g", "-h", "-p", "-C", "-r", "-t", "-D", "-R", "-T")),
          Map.entry("doas", Set.of("-u", "-C")),
          Map.entry("env", Set.of("-u", "-C", "-S")),
          Map.entry("time", Set.of("-f", "-o")),
          Map.entry("nice", Set.of("-n")),
          Map.entry("ionice", Set.of("-c", "-n")),
          Map.entry("exec", Set.of("-a")),
          Map.entry("command", Set.of()),
          Map.entry("nohup", Set.of()),
          Map.entry("winpty", Set.of()),
          Map.entry("caffeinate", Set.of()),
          Map.entry("cross-env", Set.of()),
          Map.entry("dotenv", Set.of("-e", "-v")),
          Map.entry("npx", Set.of("-p", "--package")),
          Map.entry("env-cmd", Set.of("-f", "--file", "-e", "--environments")),
          Map.entry("timeout", Set.of("-s", "-k")),
          Map.entry("stdbuf", Set.of("-i", "-o", "-e")));

  Wrapping {
    program = List.copyOf(program);
    keeps = List.copyOf(keeps);
    wrappers = Set.copyOf(wrappers);
  }

  /** Takes the wrappers off a command. */
  static Wrapping of(List<Operand> words) {
    var wrappers = new HashSet<String>();
    Optional<Operand> outer = Optional.empty();
    List<Operand> keeps = List.of();
    boolean clears = false;
    var rest = behindAgent(words);
    while (!rest.isEmpty() && VALUED.containsKey(rest.get(0).program())) {
      var name = rest.get(0).program();
      wrappers.add(name);
      int end = end(rest, name);
      var options = rest.subList(1, end);
      if (name.equals("sudo") || name.equals("doas")) {
        clears |= outer.isPresent() || name.equals("doas");
        outer = Optional.of(rest.get(0));
        keeps = options.stream().filter(Wrapping::keepsVariables).toList();
      } else if (name.equals("dotenv")
          && options.stream().anyMatch(word -> word.known().matches("-[ov].*|--over.*"))) {
        wrappers.add(OVERRIDING);
      } else if (name.equals("env")) {
        clears |=
            options.stream()
                .anyMatch(
                    word ->
                        word.known()
                            .matches("-|-[A-Za-z]*[iuS].*|--ignore-env.*|--unset.*|--split.*"));
      }
      rest = behindAgent(rest.subList(end, rest.size()));
    }
    return new Wrapping(rest, outer, keeps, wrappers, clears);
  }

  /** Takes off {@code ssh-agent sh -c '… && exec "$@"' -}. */
  private static List<Operand> behindAgent(List<Operand> words) {
    boolean isAgent =
        words.size() > AGENT_WORDS
            && words.get(0).program().equals("ssh-agent")
            && words.get(1).program().endsWith("sh")
            && words.get(2).known().equals("-c")
            && words.get(3).known().endsWith("exec \"$@\"");
    return isAgent ? words.subList(AGENT_WORDS, words.size()) : words;
  }

  private static boolean keepsVariables(Operand word) {
    var text = word.word().text();
    return text.startsWith("--preserve-env") || text.matches("-[A-Za-z]*E[A-Za-z]*");
  }

  private static int end(List<Operand> words, String wrapper) {
    int at = 1;
    int operands = wrapper.equals("timeout") ? 1 : 0;
    while (at < words.size()) {
      var text = words.get(at).word().text();
      if (text.startsWith("-")) {
        at += VALUED.getOrDefault(wrapper, Set.of()).contains(text) ? 2 : 1;
      } else if (text.matches("[A-Za-z_][A-Za-z0-9_]*=(?s).*") || operands-- > 0) {
        at++;
      } else {
        break;
      }
    }
    return Math.min(at, words.size());
  }

  /** Returns whether files may change variables that are set. */
  boolean overrides() {
    return wrappers.contains(OVERRIDING);
  }

  /** Returns whether files may give variables that are not set. */
  boolean adds() {
    return wrappers.contains("dotenv");
  }

  /** Returns whether {@code sudo} keeps all variables. */
  boolean keepsAll() {
    return keeps.stream()
        .anyMatch(word -> word.word().text().matches("--preserve-env|-[A-Za-z]*E.*"));
  }

  /** Returns the word of {@code sudo} that lists variables to keep. */
  Optional<Operand> keptList() {
    return keeps.stream()
        .filter(word -> word.word().text().startsWith("--preserve-env="))
        .findFirst();
  }
}
