package dev.keymount.transform;

import dev.keymount.edit.TextEdit;
import dev.keymount.flow.Commands;
import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.CommandList.Item;
import dev.keymount.shell.Operator;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes commands out of a shell list and keeps the layout and the comments of the others.
 *
 * <p>A cut fails, and nothing is edited, where what remains would run under another condition than
 * before.
 */
final class CommandCut {

  private static final Set<String> WITHOUT_EFFECT =
      Set.of("true", ":", "set", "umask", "cd", "echo", "exit");
  private static final Set<String> FALLBACKS = Set.of("true", ":", "echo", "exit");

  private static final Set<String> ALWAYS_SUCCEED =
      Set.of("chmod", "echo", "printf", "true", ":", "touch", "export", "umask", "set");

  private final String text;
  private final Set<Command> dropped;
  private final List<TextEdit> edits = new ArrayList<>();
  private Optional<String> failure = Optional.empty();
  private boolean empty;

  private CommandCut(String text, Set<Command> dropped) {
    this.text = text;
    this.dropped = dropped;
  }

  /**
   * Cuts commands out of the list of a RUN.
   *
   * @param dropped the commands, by identity
   */
  static CommandCut of(String text, CommandList list, Set<Command> dropped) {
    var cut = new CommandCut(text, dropped);
    cut.empty = cut.isGone(list) || cut.onlyNoOpsRemain(list);
    if (!cut.empty) {
      cut.cut(list);
    }
    return cut;
  }

  /** Returns whether nothing with an effect remains. */
  boolean isEmpty() {
    return empty;
  }

  List<TextEdit> edits() {
    return List.copyOf(edits);
  }

  /** Returns why the commands can't be cut. */
  Optional<String> failure() {
    return failure;
  }

  private boolean isGone(CommandList list) {
    return list.items().stream().allMatch(item -> isGone(item.command()));
  }

  private boolean isGone(Command command) {
    if (dropped.contains(command)) {
      return true;
    }
    var bodies = Commands.bodies(command);
    return !bodies.isEmpty() && bodies.stream().allMatch(this::isGone);
  }

  private boolean onlyNoOpsRemain(CommandList list) {
    return list.items().stream()
            .allMatch(item -> isGone(item.command()) || isNoOp(item.command(), WITHOUT_EFFECT))
        && list.items().stream().anyMatch(item -> isGone(item.command()));
  }

  private static boolean isNoOp(Command command, Set<String> names) {
    return command instanceof Command.Simple simple
        && simple.redirections().isEmpty()
        && Commands.all(simple).size() == 1
        && simple.name().filter(names::contains).isPresent();
  }

  private void cut(CommandList list) {
    var items = list.items();
    var gone = new boolean[items.size()];
    for (int at = 0; at < gone.length; at++) {
      gone[at] = isGone(items.get(at).command());
      boolean fallback =
          at > 0
              && gone[at - 1]
              && items.get(at - 1).operator() == Operator.OR
              && isNoOp(items.get(at).command(), FALLBACKS)
              && startsItsChain(items, gone, at - 1);
      gone[at] |= fallback;
    }
    for (int at = 0; at < gone.length; at++) {
      if (!gone[at]) {
        inside(items.get(at).command());
        continue;
      }
      int last = at;
      while (last + 1 < gone.length && gone[last + 1]) {
        last++;
      }
      run(items, at, last);
      at = last;
    }
  }

  /** Returns whether no kept command stands before an item in its and-or list. */
  private static boolean startsItsChain(List<Item> items, boolean[] gone, int at) {
    int first = at;
    while (first > 0 && isAndOr(items.get(first - 1).operator())) {
      first--;
      if (!gone[first]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAndOr(Operator operator) {
    return operator == Operator.AND || operator == Operator.OR;
  }

  private void inside(Command command) {
    if (command instanceof Command.Pipeline pipeline) {
      if (pipeline.commands().stream().anyMatch(this::isGone)) {
        fail("a part of a pipeline would have to go");
      }
      pipeline.commands().forEach(this::inside);
    }
    for (var body : Commands.bodies(command)) {
      if (isGone(body)) {
        fail("a whole branch of a condition or loop would have to go");
      } else {
        cut(body);
      }
    }
    if (command instanceof Command.Function function) {
      inside(function.body());
    }
  }

  private void fail(String why) {
    failure = Optional.of(why);
  }

  private void run(List<Item> items, int first, int last) {
    var before = first == 0 ? Operator.NONE : items.get(first - 1).operator();
    var after = items.get(last).operator();
    boolean chained = before == Operator.OR || after == Operator.OR && before != Operator.AND;
    if (chained || before == Operator.BACKGROUND || after == Operator.BACKGROUND) {
      fail("what follows depends on how the command ends");
      return;
    }
    for (int at = first; at <= last; at++) {
      heredocs(items.get(at).command());
    }
    if (last + 1 == items.size()) {
      tail(items, first, last);
    } else if (before == Operator.AND && after != Operator.AND) {
      edits.add(
          TextEdit.delete(
              new TextRange(
                  items.get(first - 1).command().range().end(),
                  items.get(last).command().range().end())));
    } else {
      before(items, first, last);
    }
  }

  /**
   * Deletes the end of a list. Behind a semicolon the command before it may fail unnoticed, which
   * stays so by ending in {@code true}.
   */
  private void tail(List<Item> items, int first, int last) {
    var before = items.get(first - 1);
    int end = items.get(last).command().range().end();
    boolean noticed = before.operator() == Operator.AND || stopsOnError(items, first);
    if (noticed || succeeds(before.command())) {
      edits.add(TextEdit.delete(new TextRange(before.command().range().end(), end)));
    } else {
      int start = items.get(first).command().range().start();
      edits.add(new TextEdit(new TextRange(start, end), "true"));
    }
  }

  private static boolean stopsOnError(List<Item> items, int until) {
    return items.subList(0, until).stream()
        .anyMatch(
            item ->
                item.command() instanceof Command.Simple simple
                    && simple.name().filter("set"::equals).isPresent()
                    && simple.words().stream()
                        .skip(1)
                        .anyMatch(w -> w.text().matches("-[a-z]*e[a-z]*")));
  }

  /** Returns whether a command succeeds where the dropped ones, which follow it, did. */
  private static boolean succeeds(Command command) {
    if (!(command instanceof Command.Simple simple)) {
      return false;
    }
    var name = simple.name().orElse("");
    return ALWAYS_SUCCEED.contains(name)
        || name.equals("mkdir") && simple.words().stream().anyMatch(w -> w.text().startsWith("-p"));
  }

  /** Deletes items that others follow. */
  private void before(List<Item> items, int first, int last) {
    int start = items.get(first).command().range().start();
    int end = items.get(last).command().range().end();
    var operator = items.get(last).operatorRange();
    int next = items.get(last + 1).command().range().start();
    var between = text.substring(Math.max(end, Math.min(operator.end(), next)), next);
    if (isFirstOnLine(start) && between.indexOf('\n') >= 0) {
      int lineEnd = text.indexOf('\n', Math.max(end, operator.end()) - 1);
      boolean atLineEnd = lineEnd >= 0 && lineEnd < next;
      edits.add(TextEdit.delete(new TextRange(lineStart(start), atLineEnd ? lineEnd + 1 : next)));
    } else if (hasComment(text.substring(end, next))) {
      aroundComments(start, end, operator, next);
    } else {
      edits.add(TextEdit.delete(new TextRange(start, next)));
    }
  }

  /** Deletes a command and its operator and leaves the comment lines on either side of it. */
  private void aroundComments(int start, int end, TextRange operator, int next) {
    boolean leading = text.substring(end, operator.start()).indexOf('\n') >= 0;
    if (leading) {
      edits.add(TextEdit.delete(new TextRange(start, skipBlanks(end))));
      edits.add(TextEdit.delete(new TextRange(operator.start(), next)));
    } else {
      edits.add(TextEdit.delete(new TextRange(start, skipBlanks(operator.end()))));
    }
  }

  private int skipBlanks(int offset) {
    int at = offset;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static boolean hasComment(String between) {
    for (int feed = between.indexOf('\n'); feed >= 0; feed = between.indexOf('\n', feed + 1)) {
      int at = feed + 1;
      while (at < between.length() && (between.charAt(at) == ' ' || between.charAt(at) == '\t')) {
        at++;
      }
      if (at < between.length() && between.charAt(at) == '#') {
        return true;
      }
    }
    return false;
  }

  private void heredocs(Command command) {
    for (var inner : Commands.all(command)) {
      for (var redirection : inner.redirections()) {
        redirection
            .document()
            .filter(document -> document.range().start() > command.range().end())
            .ifPresent(document -> edits.add(TextEdit.delete(withDelimiter(document.range()))));
      }
    }
  }

  private TextRange withDelimiter(TextRange body) {
    int feed = text.indexOf('\n', body.end());
    return new TextRange(body.start(), feed < 0 ? text.length() : feed + 1);
  }

  private boolean isFirstOnLine(int offset) {
    return text.substring(lineStart(offset), offset).isBlank();
  }

  private int lineStart(int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }
}
