package dev.keymount.caller.command;

import dev.keymount.shell.Assignment;
import dev.keymount.shell.Word;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known about the variables of a shell text. */
final class Bindings {

  private static final Set<String> DECLARATIONS =
      Set.of("export", "local", "readonly", "declare", "typeset");
  private static final Set<String> READERS = Set.of("read", "mapfile", "readarray", "getopts");

  private final String text;
  private final List<Binding> all = new ArrayList<>();
  private final Set<String> exported = new HashSet<>();
  private boolean exportsAll;
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
      exportsAll |=
          words.stream().anyMatch(word -> word.text().matches("-a|-[a-z]*a[a-z]*|allexport"));
    } else if (name.equals(".") || name.equals("source") || name.equals("eval")) {
      readsFiles |= !text.startsWith("ssh-agent", words.get(0).range().end());
    } else if (name.equals("unset")) {
      words.stream().skip(1).forEach(word -> word.value().ifPresent(v -> unknown(v, statement)));
    }
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
    boolean exports =
        declaration.equals("export")
            || words.stream().skip(1).anyMatch(word -> word.text().matches("-[a-z]*x[a-z]*"));
    if (words.stream().anyMatch(word -> word.text().equals("-n"))) {
      return;
    }
    for (var word : words.subList(1, words.size())) {
      var named = NamedWord.of(word, text, "");
      if (named.isEmpty()) {
        continue;
      }
      var name = named.get().name();
      if (exports) {
        exported.add(name);
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

  /** Returns whether the text puts a variable into the environment itself. */
  boolean isExported(String name) {
    return exportsAll || exported.contains(name);
  }

  /** Returns whether the text gives a variable a value, or may do so by a file that it reads. */
  boolean isTouched(String name) {
    return readsFiles || !of(name).isEmpty();
  }
}
