package dev.keymount.caller.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An option of a command.
 *
 * @param name its name with the dashes
 * @param head the word that holds the name
 * @param value the word that holds the value; {@code head} itself where both are one word; empty
 *     for an option without a value
 * @param lead what stands before the value in its word: {@code --file=}, {@code -f}, or nothing
 */
record Flag(String name, Operand head, Optional<Operand> value, String lead) {

  /** The options and the operands of a command. */
  record Line(List<Flag> flags, List<Operand> operands) {

    Line {
      flags = List.copyOf(flags);
      operands = List.copyOf(operands);
    }

    /** Returns the last of the options of one of the names. */
    Optional<Flag> last(String... names) {
      var set = Set.of(names);
      return flags.stream().filter(flag -> set.contains(flag.name())).reduce((one, two) -> two);
    }

    /** Returns the options of a name. */
    List<Flag> all(String name) {
      return flags.stream().filter(flag -> flag.name().equals(name)).toList();
    }
  }

  /** Returns the constant value. */
  Optional<String> constant() {
    return value.flatMap(Operand::value).map(text -> text.substring(lead.length()));
  }

  /** Returns the value, or as much of its text as stands before what is expanded in it. */
  Optional<String> start() {
    return constant()
        .or(
            () ->
                value.map(
                    word ->
                        word.word().text().substring(lead.length()).replaceFirst("^[\"']", "")));
  }

  /** Tells options from operands. */
  static Line line(List<Operand> words, Set<String> valued) {
    var flags = new ArrayList<Flag>();
    var operands = new ArrayList<Operand>();
    for (int at = 0; at < words.size(); at++) {
      var word = words.get(at);
      var start = start(word);
      if (start.equals("--")) {
        operands.addAll(words.subList(at + 1, words.size()));
        break;
      } else if (!start.startsWith("-") || start.equals("-")) {
        operands.add(word);
        continue;
      }
      var flag = flag(word, start, valued, at + 1 < words.size() ? words.get(at + 1) : word);
      flags.add(flag);
      if (flag.value().filter(value -> !value.equals(word)).isPresent()) {
        at++;
      }
    }
    return new Line(flags, operands);
  }

  /** Returns the constant text at the start of a word. */
  private static String start(Operand operand) {
    var text = operand.word().text();
    int quote = text.startsWith("\"") || text.startsWith("'") ? 1 : 0;
    return operand.value().orElseGet(() -> text.substring(quote));
  }

  private static Flag flag(Operand word, String start, Set<String> valued, Operand next) {
    if (start.startsWith("--")) {
      int equals = start.indexOf('=');
      if (equals > 0) {
        return new Flag(
            start.substring(0, equals), word, Optional.of(word), start.substring(0, equals + 1));
      }
      boolean takesNext = valued.contains(start) && !next.equals(word);
      return new Flag(start, word, takesNext ? Optional.of(next) : Optional.empty(), "");
    }
    for (int at = 1; at < start.length(); at++) {
      var name = "-" + start.charAt(at);
      if (valued.contains(name)) {
        if (at + 1 == start.length()) {
          return new Flag(name, word, next.equals(word) ? Optional.empty() : Optional.of(next), "");
        }
        int skip = start.charAt(at + 1) == '=' ? 2 : 1;
        return new Flag(name, word, Optional.of(word), start.substring(0, at + skip));
      }
    }
    return new Flag(start, word, Optional.empty(), "");
  }
}
