package dev.keymount.caller.command;

import dev.keymount.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A command that copies a file into the build context for a build, and the one that removes it.
 *
 * @param source where the file comes from, as a word that means the same at the build
 * @param statements the commands
 */
record ContextCopy(String source, List<Statement> statements) {

  private static final Set<String> COPIES = Set.of("cp", "install");

  ContextCopy {
    statements = List.copyOf(statements);
  }

  /**
   * Finds the copy of a file.
   *
   * @param all the commands of the text
   * @param file the file, relative to the root
   */
  static Optional<ContextCopy> of(
      List<Statement> all, Paths paths, Statement build, Set<String> file) {
    Optional<ContextCopy> found = Optional.empty();
    for (var statement : all) {
      var operands = operands(statement, COPIES);
      if (operands.size() == 2
          && statement.precedes(build)
          && statement.directories().equals(build.directories())
          && (names(paths, operands.get(1), statement, file)
              || namesDirectory(paths, operands, statement, file))) {
        var statements = new ArrayList<Statement>();
        statements.add(statement);
        removals(all, paths, file).forEach(statements::add);
        found =
            Value.path(operands.get(0).text()).map(source -> new ContextCopy(source, statements));
      }
    }
    return found;
  }

  private static List<Statement> removals(List<Statement> all, Paths paths, Set<String> file) {
    return all.stream()
        .filter(
            statement -> {
              var operands = operands(statement, Set.of("rm", "shred"));
              return operands.size() == 1 && names(paths, operands.get(0), statement, file);
            })
        .toList();
  }

  private static List<Word> operands(Statement statement, Set<String> programs) {
    var words = statement.command().words();
    if (words.isEmpty()
        || words.get(0).value().filter(programs::contains).isEmpty()
        || !statement.command().redirections().isEmpty()) {
      return List.of();
    }
    return words.stream().skip(1).filter(word -> !word.text().startsWith("-")).toList();
  }

  private static boolean names(Paths paths, Word word, Statement at, Set<String> file) {
    var names = paths.resolve(word, at);
    return !names.isEmpty() && Set.copyOf(names).equals(file);
  }

  /** Returns whether a copy goes to the directory of the file, where it gets the source's name. */
  private static boolean namesDirectory(
      Paths paths, List<Word> operands, Statement at, Set<String> file) {
    var source = operands.get(0).text().replaceFirst("[\"']$", "");
    var name = source.substring(source.lastIndexOf('/') + 1);
    var target = operands.get(1).text();
    if (!name.matches("[\\w.@+-]+") || !target.matches("\\.|\\./|.*/")) {
      return false;
    }
    var names =
        paths.resolve(operands.get(1), at).stream()
            .flatMap(directory -> Paths.join(name, directory).stream())
            .collect(Collectors.toSet());
    return !names.isEmpty() && names.equals(file);
  }

  /** Drops the commands; returns whether all of them can go. */
  boolean drop(String text, Changes changes) {
    var ranges = statements.stream().map(one -> Removal.of(text, one)).toList();
    if (ranges.stream().anyMatch(Optional::isEmpty)) {
      return false;
    }
    ranges.forEach(range -> changes.delete(range.orElseThrow()));
    return true;
  }
}
