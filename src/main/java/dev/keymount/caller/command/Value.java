package dev.keymount.caller.command;

import dev.keymount.caller.Embedded;
import dev.keymount.caller.Hole;
import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Redirection;
import dev.keymount.shell.ShellReader;
import dev.keymount.shell.Word;
import dev.keymount.shell.WordPart;
import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * The value of a variable or of an argument, as it is written in shell text.
 *
 * @param written the text
 * @param parts its parts; their ranges count from {@link #LEAD} characters before the text
 */
record Value(String written, List<WordPart> parts) {

  private static final String LEAD = "_=";

  Value {
    parts = List.copyOf(parts);
  }

  /** Reads a value; empty where the text is not one word. */
  static Optional<Value> of(String written) {
    var source = LEAD + written;
    var list = ShellReader.read(source, new TextRange(0, source.length()), List.of());
    if (list.items().size() == 1
        && list.items().get(0).command() instanceof Command.Simple simple
        && simple.words().isEmpty()
        && simple.redirections().isEmpty()
        && simple.assignments().size() == 1) {
      return Optional.of(new Value(written, simple.assignments().get(0).value().parts()));
    }
    return Optional.empty();
  }

  /** Returns the value with the text of a hole that is all of it. */
  Value filled(Embedded text) {
    return hole(text)
        .flatMap(Hole::definition)
        .filter(definition -> !definition.hasHole(definition.text()))
        .flatMap(definition -> of(definition.text().strip()))
        .orElse(this);
  }

  /** Returns the hole that is all of the value. */
  Optional<Hole> hole(Embedded text) {
    var core = core();
    var literal = core instanceof WordPart.Literal plain ? plain.value() : "";
    var value = core instanceof WordPart.SingleQuoted quoted ? quoted.value() : literal;
    return value.length() == 1 ? text.hole(value.charAt(0)) : Optional.empty();
  }

  /** Returns the variable whose value it is. */
  Optional<String> variable() {
    return core() instanceof WordPart.Parameter parameter
            && parameter.operator().isEmpty()
            && parameter.name().matches("[A-Za-z_][A-Za-z0-9_]*")
        ? Optional.of(parameter.name())
        : Optional.empty();
  }

  /** Returns whether nothing is expanded in it. */
  boolean isConstant() {
    return parts.stream().allMatch(Value::isConstant);
  }

  private static boolean isConstant(WordPart part) {
    return part instanceof WordPart.Literal
        || part instanceof WordPart.SingleQuoted
        || (part instanceof WordPart.DoubleQuoted quoted
            && quoted.parts().stream().allMatch(Value::isConstant));
  }

  /** Returns the file that it is read from, as a word that means the same in any place. */
  Optional<String> file() {
    return core() instanceof WordPart.CommandSubstitution substitution
        ? read(substitution.body()).map(this::text).flatMap(Value::path)
        : Optional.empty();
  }

  private static Optional<Word> read(CommandList body) {
    if (body.items().size() != 1
        || !(body.items().get(0).command() instanceof Command.Simple simple)
        || !simple.assignments().isEmpty()) {
      return Optional.empty();
    }
    var words = simple.words();
    if (simple.redirections().isEmpty()) {
      return words.size() == 2 && isCat(words.get(0))
          ? Optional.of(words.get(1))
          : Optional.empty();
    }
    boolean onlyReads = words.isEmpty() || words.size() == 1 && isCat(words.get(0));
    return onlyReads && simple.redirections().size() == 1
        ? input(simple.redirections().get(0))
        : Optional.empty();
  }

  private static Optional<Word> input(Redirection redirection) {
    return redirection.operator().equals("<") && redirection.descriptor().isEmpty()
        ? Optional.of(redirection.target())
        : Optional.empty();
  }

  private static boolean isCat(Word word) {
    return word.value().filter(name -> name.equals("cat") || name.equals("/bin/cat")).isPresent();
  }

  private String text(Word word) {
    return word.range().of(LEAD + written);
  }

  /**
   * Returns a path as a word that needs no expansion of a tilde; empty where it may be several, or
   * where it can't stand in a list of fields.
   */
  static Optional<String> path(String word) {
    if (word.matches("[^\"'`\\\\$]*[*?\\[].*") || word.indexOf(',') >= 0) {
      return Optional.empty();
    } else if (word.matches("~/[\\w./@%+=:-]+")) {
      return Optional.of("\"$HOME" + word.substring(1) + "\"");
    } else if (word.startsWith("~/")) {
      return Optional.of("\"$HOME\"" + word.substring(1));
    } else if (word.startsWith("~") || word.startsWith("-") || word.contains("\\")) {
      return Optional.empty();
    }
    return Optional.of(isUnquotedExpansion(word) ? '"' + word + '"' : word);
  }

  private static boolean isUnquotedExpansion(String word) {
    return word.indexOf('$') >= 0 && word.matches("[^\"'`()\\s]*");
  }

  /** Returns the value as one word, whatever it expands to. */
  String quoted() {
    if (parts.size() == 1
        && (parts.get(0) instanceof WordPart.Parameter
            || parts.get(0) instanceof WordPart.CommandSubstitution && !written.startsWith("`"))) {
      return '"' + written + '"';
    }
    boolean isPlain = parts.stream().allMatch(Value::isBarePart);
    return isPlain && !isConstant() ? '"' + written + '"' : written;
  }

  /** Returns the value as one word, with quotes around a hole. */
  String quotedWithHoles(Embedded text) {
    return parts.stream().allMatch(Value::isBarePart) && text.hasHole(written)
        ? '"' + written + '"'
        : quoted();
  }

  private static boolean isBarePart(WordPart part) {
    return part instanceof WordPart.Parameter
        || (part instanceof WordPart.Literal literal && literal.value().indexOf('\\') < 0);
  }

  private WordPart core() {
    if (parts.size() == 1) {
      var part = parts.get(0);
      return part instanceof WordPart.DoubleQuoted quoted && quoted.parts().size() == 1
          ? quoted.parts().get(0)
          : part;
    }
    return new WordPart.DoubleQuoted(new TextRange(0, 0), List.of());
  }
}
