package dev.keymount.caller.command;

import dev.keymount.caller.Hole;
import dev.keymount.shell.Command;
import dev.keymount.shell.ShellReader;
import dev.keymount.shell.Word;
import dev.keymount.shell.WordPart;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of commands, with those that variables hold in their place. */
final class Operands {

  private final Script script;
  private final Bindings bindings;
  private final Paths paths;
  private final Fragment itself;
  private final Map<String, Integer> mentions = new HashMap<>();
  private final List<TextRange> builds = new ArrayList<>();

  Operands(Script script, Bindings bindings, Paths paths) {
    this.script = script;
    this.bindings = bindings;
    this.paths = paths;
    this.itself = new Fragment(script.text(), Optional.empty(), false, true);
  }

  /** Returns the words of a command. */
  List<Operand> of(Statement statement) {
    var found = new ArrayList<Operand>();
    for (var one : Words.of(statement.command().words())) {
      add(
          one.word(),
          one.gap(),
          itself,
          new Place(statement, one.word().range(), new HashSet<>()),
          found);
    }
    return found;
  }

  /** The command and the word of it that are read, and the names that are open. */
  private record Place(Statement statement, TextRange word, Set<String> open) {}

  private void add(Word word, int gap, Fragment fragment, Place at, List<Operand> found) {
    if (!isExpanded(word, fragment, at, found)) {
      found.add(new Operand(word, value(word, fragment, at.statement()), fragment, gap, at.word()));
    }
  }

  private Optional<String> value(Word word, Fragment fragment, Statement statement) {
    return fragment.text() == script.text() ? paths.constant(word, statement) : word.value();
  }

  private boolean isExpanded(Word word, Fragment fragment, Place at, List<Operand> found) {
    var hole =
        word.parts().size() == 1
                && word.parts().get(0) instanceof WordPart.Literal literal
                && literal.value().length() == 1
            ? fragment.text().hole(literal.value().charAt(0))
            : Optional.<Hole>empty();
    if (hole.isPresent()) {
      return hole.get().definition().isPresent() && addHole(hole.get(), at, found);
    }
    var name = list(word);
    if (name.isEmpty() || fragment.text() != script.text() || !at.open().add(name.get())) {
      return name.isPresent() && fragment.variable().equals(name);
    }
    boolean isExpanded = addVariable(name.get(), at, found);
    at.open().remove(name.get());
    return isExpanded;
  }

  private boolean addHole(Hole hole, Place at, List<Operand> found) {
    var name = hole.written();
    if (!at.open().add(name)) {
      return false;
    }
    var definition = hole.definition().orElseThrow();
    var range = new TextRange(0, definition.text().length());
    var fragment = new Fragment(definition, hole.variable(), false, true);
    addText(range, fragment, at, found);
    at.open().remove(name);
    return true;
  }

  /** Returns the variable that a word takes any number of words from. */
  private static Optional<String> list(Word word) {
    if (word.parts().size() != 1) {
      return Optional.empty();
    }
    var part = word.parts().get(0);
    boolean isQuoted = part instanceof WordPart.DoubleQuoted quoted && quoted.parts().size() == 1;
    var core = isQuoted ? ((WordPart.DoubleQuoted) part).parts().get(0) : part;
    if (!(core instanceof WordPart.Parameter parameter)) {
      return Optional.empty();
    }
    boolean isArray =
        parameter.operator().filter("["::equals).isPresent()
            && parameter.argument().filter(word1 -> word1.text().startsWith("@")).isPresent();
    return isArray || parameter.operator().isEmpty() && !isQuoted
        ? Optional.of(parameter.name())
        : Optional.empty();
  }

  private boolean addVariable(String name, Place at, List<Operand> found) {
    var places =
        bindings.of(name).stream()
            .filter(
                place ->
                    place.statement().command().range().start()
                        < at.statement().command().range().start())
            .toList();
    if (places.isEmpty() || !places.stream().allMatch(this::isSplit)) {
      return false;
    }
    for (var place : places) {
      addValue(name, place, at, found);
    }
    return true;
  }

  /** Returns whether the words of a value can be told in place. */
  private boolean isSplit(Binding place) {
    var text = place.word().map(word -> word.range().of(script.text().text())).orElse("$");
    return isArray(text) || isQuoted(text) || text.matches("[\\w./@:=,-]*");
  }

  private static boolean isArray(String text) {
    return text.startsWith("(") && text.endsWith(")");
  }

  private static boolean isQuoted(String text) {
    return text.length() > 1 && text.matches("(?s)\"[^\"\\\\`]*\"|'[^']*'");
  }

  private void addValue(String name, Binding place, Place at, List<Operand> found) {
    var range = place.word().orElseThrow().range();
    var text = range.of(script.text().text());
    if (isArray(text) || isQuoted(text)) {
      range = new TextRange(range.start() + 1, range.end() - 1);
    }
    var fragment = new Fragment(script.text(), Optional.of(name), isQuoted(text), uses(name) == 0);
    addText(range, fragment, new Place(place.statement(), at.word(), at.open()), found);
  }

  private void addText(TextRange range, Fragment fragment, Place at, List<Operand> found) {
    for (var item : ShellReader.read(fragment.text().text(), range, List.of()).items()) {
      if (item.command() instanceof Command.Simple simple) {
        for (var one : Words.of(simple.words())) {
          add(one.word(), one.gap(), fragment, at, found);
        }
      }
    }
  }

  /** A word and where the one before it ends. */
  private record Words(Word word, int gap) {

    static List<Words> of(List<Word> words) {
      var found = new ArrayList<Words>();
      for (int at = 0; at < words.size(); at++) {
        int gap = at == 0 ? words.get(0).range().start() : words.get(at - 1).range().end();
        found.add(new Words(words.get(at), gap));
      }
      return found;
    }
  }

  /** Returns how often a variable is read where no build and no list of words takes it. */
  private int uses(String name) {
    return mentions.computeIfAbsent(name, this::count);
  }

  private int count(String name) {
    var pattern = Pattern.compile("\\$\\{?" + name + "\\b");
    return (int)
        pattern
            .matcher(script.text().text())
            .results()
            .filter(match -> !isKnownUse(name, match.start()))
            .count();
  }

  private boolean isKnownUse(String name, int offset) {
    return bindings.of(name).stream()
            .flatMap(place -> place.word().stream())
            .anyMatch(word -> word.range().contains(offset))
        || builds.stream().anyMatch(range -> range.contains(offset));
  }

  /** Takes note of the place of a build, whose words may come from variables. */
  void isBuild(TextRange range) {
    builds.add(range);
    mentions.clear();
  }
}
