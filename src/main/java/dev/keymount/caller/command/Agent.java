package dev.keymount.caller.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The commands that give keys to an agent before a build. */
final class Agent {

  private static final String START = "eval \"$(ssh-agent -s)\"";

  private final Script script;
  private final Bindings bindings;
  private final Build build;
  private final Changes changes;
  private final String text;

  Agent(Script script, Bindings bindings, Build build, Changes changes) {
    this.script = script;
    this.bindings = bindings;
    this.build = build;
    this.changes = changes;
    this.text = script.text().text();
  }

  /**
   * Sees to it that an agent has the keys when the build runs.
   *
   * @param assignments what is put before the command, to which a key may be added
   * @return what must stand before the program, empty where commands ahead do it
   */
  String start(List<Move.Key> keys, Map<String, String> assignments) {
    var open = keys.stream().filter(key -> !isThere(key)).toList();
    if (open.isEmpty()) {
      return "";
    }
    changes.agent(open.stream().map(Move.Key::value).collect(Collectors.toSet()));
    boolean isAhead = open.stream().noneMatch(this::isOwn);
    if (script.before().isPresent() && isAhead) {
      var lines = lines(open);
      if (!lines.isEmpty()) {
        changes.add(script.before().get().apply(lines));
      }
      return "";
    }
    return script.hasLines() && insertLines(open) ? "" : prefix(open, assignments);
  }

  /** Returns whether the text gives the key to an agent itself. */
  private boolean isThere(Move.Key key) {
    var head = text.substring(0, build.statement().command().range().start());
    return Pattern.compile("\\$\\{?" + key.variable() + "\\b[^\\n]*ssh-add").matcher(head).find();
  }

  /** Returns whether the value of the key comes from the text itself. */
  private boolean isOwn(Move.Key key) {
    return Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)")
        .matcher(key.value())
        .results()
        .anyMatch(match -> !bindings.of(match.group(1)).isEmpty());
  }

  private List<String> lines(List<Move.Key> keys) {
    var lines = new ArrayList<String>();
    var head = text.substring(0, build.statement().command().range().start());
    if (!head.contains("ssh-agent") && changes.first(START)) {
      lines.add(START);
    }
    for (var key : keys) {
      var line = "printf '%s\\n' " + key.value() + " | tr -d '\\r' | ssh-add -";
      if (changes.first(line)) {
        lines.add(line);
      }
    }
    return lines;
  }

  private boolean insertLines(List<Move.Key> keys) {
    var chain = build.statement().chain();
    if (chain.isEmpty()
        || !build.statement().loops().isEmpty()
        || build.statement().isInFunction()) {
      return false;
    }
    var step = chain.get(chain.size() - 1);
    int at = step.list().items().get(step.first()).command().range().start();
    int line = text.lastIndexOf('\n', at - 1) + 1;
    var indent = text.substring(line, at);
    boolean isInside = line > 1 && text.substring(0, line - 1).stripTrailing().endsWith("\\");
    boolean isLate =
        keys.stream()
            .flatMap(key -> bindings.of(key.variable()).stream())
            .anyMatch(binding -> binding.range().start() >= at);
    if (!indent.isBlank() || isInside || isLate) {
      return false;
    }
    var ending = text.contains("\r\n") ? "\r\n" : "\n";
    changes.insert(
        at, lines(keys).stream().map(l -> l + ending + indent).collect(Collectors.joining()));
    return true;
  }

  private String prefix(List<Move.Key> keys, Map<String, String> assignments) {
    for (var key : keys) {
      if (!key.isExported()) {
        assignments.put(key.variable(), key.value());
      }
    }
    var adding =
        keys.stream()
            .map(
                key ->
                    "printf \"%s\\n\" \"$" + key.variable() + "\" | tr -d \"\\r\" | ssh-add -q -")
            .collect(Collectors.joining(" && "));
    return "ssh-agent sh -c '" + adding + " && exec \"$@\"' - ";
  }
}
