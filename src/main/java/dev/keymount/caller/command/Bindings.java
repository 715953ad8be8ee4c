package dev.keymount.caller.command;

import dev.keymount.shell.Assignment;
import dev.keymount.shell.Word;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is known about the variables of a shell text. */
final class Bindings {

  private static final Set<String> DECLARATIONS =
      Set.of("export", "local", "readonly", "declare", "typeset");
  private static final Set<String> READERS = Set.of("read", "mapfile", "readarray", "getopts");
  private static final Set<String> OF_THE_SHELL = Set.of("OPTARG", "REPLY", "RANDOM", "SECONDS");
  private static final Pattern SETTING_ENDS =
      Pattern.compile("\\bset\\s+\\+(?:[a-z]*a|o\\s+allexport)");

  private final String text;
  private final List<Binding> all = new ArrayList<>();
  private final Map<String, List<Statement>> exports = new HashMap<>();
  private final List<Statement> exportsAll = new ArrayList<>();
  private final Set<String> hidden = new HashSet<>();
  private final Set<String> locals = new HashSet<>();
  private final Set<String> constants = new HashSet<>();
  private boolean readsFiles;

  Bindings(String text) {
    this.text = text;
  }

  /** Takes note of what a command does to variables. */
  void add(Statement statement) {
    var words = statement.command().words();
    if (words.isEmpty()) {
      statement.command().assignments().forEach(assignment -> assign(statement, assignment));
      return;
    }
    var name = words.get(0).value().orElse("");
    if (DECLARATIONS.contains(name)) {
      declare(statement, words, name);
    } else if (READERS.contains(name)) {
      words.stream().skip(1).forEach(word -> word.value().ifPresent(v -> unknown(v, statement)));
    } else if (name.equals("set")) {
      if (words.stream().anyMatch(word -> word.text().matches("-[a-z]*a[a-z]*|allexport"))) {
        exportsAll.add(statement);
      }
    } else if (name.equals(".") || name.equals("source") || name.equals("eval")) {
      readsFiles |= !text.startsWith("ssh-agent", words.get(0).range().end());
    } else if (name.equals("unset")) {
      words.stream().skip(1).forEach(word -> word.value().ifPresent(v -> unset(v, statement)));
    }
  }

  private void unset(String name, Statement statement) {
    unknown(name, statement);
    hidden.add(name);
  }

  /** Takes note of a variable that gets values that are not known. */
  void unknown(String name, Statement statement) {
    all.add(
        new Binding(
            name,
            statement,
            TextRange.at(statement.command().range().start()),
            Optional.empty(),
            Optional.empty(),
            false,
            false));
  }

  private void assign(Statement statement, Assignment assignment) {
    var value = assignment.value().range().of(text);
    all.add(
        new Binding(
            assignment.name(),
            statement,
            assignment.range(),
            Optional.of(value),
            Optional.of(assignment.value()),
            assignment.append(),
            false));
  }

  private void declare(Statement statement, List<Word> words, String declaration) {
    boolean exports = declaration.equals("export") || hasOption(words, "-[a-z]*x[a-z]*");
    boolean hides = hasOption(words, "-n|\\+[a-z]*x[a-z]*");
    boolean isConstant = declaration.equals("readonly") || hasOption(words, "-[a-z]*r[a-z]*");
    for (var word : words.subList(1, words.size())) {
      var named = NamedWord.of(word, text, "");
      if (named.isEmpty()) {
        continue;
      }
      var name = named.get().name();
      if (hides) {
        hidden.add(name);
      } else if (exports) {
        exports(name).add(statement);
      }
      if (isConstant) {
        constants.add(name);
      }
      if (!declaration.equals("export") && !declaration.equals("readonly")) {
        locals.add(name);
      }
      if (named.get().value().isPresent()) {
        all.add(
            new Binding(
                name,
                statement,
                word.range(),
                named.get().value(),
                Optional.empty(),
                false,
                exports));
      }
    }
  }

  private static boolean hasOption(List<Word> words, String option) {
    return words.stream().skip(1).anyMatch(word -> word.text().matches(option));
  }

  private List<Statement> exports(String name) {
    return exports.computeIfAbsent(name, key -> new ArrayList<>());
  }

  /** Returns the places that give a variable a value, in order. */
  List<Binding> of(String name) {
    return all.stream().filter(binding -> binding.name().equals(name)).toList();
  }

  /** Returns the one place that gives a variable the value that it has when a command runs. */
  Optional<Binding> sole(String name, Statement at) {
    var places = of(name);
    return places.size() == 1
            && !places.get(0).append()
            && places.get(0).statement().precedes(at)
            && !at.loops().containsKey(name)
        ? Optional.of(places.get(0))
        : Optional.empty();
  }

  /**
   * Returns whether the text itself surely has put a variable into the environment of a command.
   */
  boolean isExported(String name, Statement at) {
    if (hidden.contains(name)) {
      return false;
    }
    boolean isNamed = exports.getOrDefault(name, List.of()).stream().anyMatch(s -> s.precedes(at));
    boolean isForAll = exportsAll.stream().anyMatch(statement -> statement.precedes(at));
    return isNamed || (isForAll && (of(name).isEmpty() || !SETTING_ENDS.matcher(text).find()));
  }

  /** Returns whether the text gives a variable a value, or may do so by a file that it reads. */
  boolean isTouched(String name) {
    return readsFiles || hidden.contains(name) || !of(name).isEmpty() || isSetElsewhere(name);
  }

  private boolean isSetElsewhere(String name) {
    return OF_THE_SHELL.contains(name)
        || Pattern.compile(
                "\\b(?:for|select)\\s+(?:\\(\\(\\s*)?NAME\\b|\\$\\{NAME:?=|\\bprintf\\s+-v\\s*NAME\\b"
                    .replace("NAME", name))
            .matcher(text)
            .find();
  }

  /** Returns whether a variable may be one of a function. */
  boolean isLocal(String name) {
    return locals.contains(name);
  }

  /** Returns whether a variable may refuse to be assigned, even for one command. */
  boolean isConstant(String name) {
    return constants.contains(name);
  }
}
