package dev.keymount.caller.command;

import dev.keymount.source.TextRange;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A file that a build had in its context, and that an option names from now on. */
final class ContextFile {

  private final Reading reading;
  private final Script script;
  private final Build build;
  private final String option;
  private final String file;
  private final Optional<ContextCopy> copy;

  /**
   * Reads how the file comes into the context.
   *
   * @param option the option up to the path
   * @param file the path in the context
   */
  ContextFile(Reading reading, Build build, String option, String file) {
    this.reading = reading;
    this.script = reading.script();
    this.build = build;
    this.option = option;
    this.file = file;
    this.copy = copy();
  }

  /** Returns the option; empty where the context is not known. */
  Optional<String> flag() {
    return copy.map(one -> option + one.source()).or(this::inContext);
  }

  /** Returns the option, with the path in the context if nothing better is known. */
  String written() {
    return flag().orElse(option + file);
  }

  /** Gives the option to the command, and drops the copy that only the context needed. */
  void give(Changes changes) {
    copy.ifPresent(one -> one.drop(script.text().text(), changes));
    flag().ifPresent(flag -> insert(flag, changes));
  }

  /** Returns the copy that only brings a file into the context, if it can go. */
  private Optional<ContextCopy> copy() {
    if (build.line().operands().size() != 1 || reading.builds().size() > 1) {
      return Optional.empty();
    }
    var paths = new Paths(script, reading.bindings());
    var names =
        paths.resolve(build.line().operands().get(0).word(), build.statement()).stream()
            .flatMap(directory -> Paths.join(file, directory).stream())
            .collect(Collectors.toSet());
    return ContextCopy.of(reading.statements(), paths, build.statement(), names)
        .filter(this::isForContextOnly)
        .filter(one -> one.drop(script.text().text(), new Changes(script.text())));
  }

  /** Returns whether no other command names the file. */
  private boolean isForContextOnly(ContextCopy found) {
    var name = Pattern.quote(file.substring(file.lastIndexOf('/') + 1));
    return Pattern.compile("(?<![\\w.-])" + name + "(?![\\w.-])")
        .matcher(script.text().text())
        .results()
        .allMatch(
            match ->
                found.statements().stream()
                    .anyMatch(one -> one.command().range().contains(match.start())));
  }

  private void insert(String flag, Changes changes) {
    var program = build.program();
    int end = program.head().place().end();
    var gap =
        program.arguments().stream()
            .filter(word -> word.place().start() >= end)
            .findFirst()
            .map(word -> new TextRange(end, Math.max(end, word.place().start())))
            .map(range -> range.of(script.text().text()))
            .filter(text -> text.isBlank() || text.strip().equals("\\"))
            .orElse(" ");
    changes.insert(end, (gap.isEmpty() ? " " : gap) + flag);
  }

  private Optional<String> inContext() {
    if (build.line().operands().size() != 1) {
      return Optional.empty();
    }
    var text = build.line().operands().get(0).word().text();
    if (text.equals("-") || text.contains("://") || text.startsWith("git@") || file.contains(",")) {
      return Optional.empty();
    }
    return Value.path(join(text, file)).map(path -> option + path);
  }

  private static String join(String directory, String file) {
    var path = file.matches("[\\w./@%+:-]+") ? file : '"' + file + '"';
    if (directory.equals(".") || directory.equals("./")) {
      return path;
    }
    boolean isQuoted = directory.length() > 2 && directory.endsWith("\"") && path.equals(file);
    var head = isQuoted ? directory.substring(0, directory.length() - 1) : directory;
    var slash = head.endsWith("/") ? "" : "/";
    return head + slash + path + (isQuoted ? "\"" : "");
  }
}
