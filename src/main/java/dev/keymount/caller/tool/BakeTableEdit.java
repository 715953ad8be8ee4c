package dev.keymount.caller.tool;

import dev.keymount.caller.hcl.HclExpression;
import dev.keymount.caller.hcl.HclItem;
import dev.keymount.caller.hcl.HclObject;
import dev.keymount.caller.hcl.HclString;
import dev.keymount.caller.hcl.HclTuple;
import dev.keymount.edit.TextEdit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The changes of one definition of a target, made as one at the end. */
final class BakeTableEdit {

  private final BakeFile file;
  private final BakeTable table;
  private final Set<HclItem> cut = new LinkedHashSet<>();
  private final Set<Channel> added = new LinkedHashSet<>();

  BakeTableEdit(BakeFile file, BakeTable table) {
    this.file = file;
    this.table = table;
  }

  void cut(HclItem argument) {
    cut.add(argument);
  }

  void add(Channel channel) {
    added.add(channel);
  }

  /** Returns whether a list of that name can be made or made longer. */
  boolean takes(String attribute) {
    boolean oneLine = !file.json() && table.inner().of(text()).indexOf('\n') < 0;
    return table.value(attribute).map(HclTuple.class::isInstance).orElse(!oneLine);
  }

  /** Returns whether a target gives a secret or agent of that id already. */
  static boolean has(BakeTable table, Channel channel) {
    return table.value(channel.attribute()).stream()
        .flatMap(value -> value instanceof HclTuple list ? list.elements().stream() : null)
        .anyMatch(element -> isOf(element, channel));
  }

  /** Returns whether a target gives a secret of that id with another value. */
  static boolean givesOther(BakeTable table, Channel channel) {
    return table.value("secret").stream()
        .flatMap(value -> value instanceof HclTuple list ? list.elements().stream() : null)
        .anyMatch(element -> isOf(element, channel) && !isSame(element, channel));
  }

  private static boolean isSame(HclExpression element, Channel channel) {
    if (element instanceof HclObject object) {
      return object.item("env").stream()
          .anyMatch(
              item ->
                  item.value() instanceof HclString env
                      && env.literal().equals(channel.variable()));
    }
    var parts =
        element instanceof HclString string
            ? Arrays.asList(string.literal().orElse("").split(","))
            : List.<String>of();
    return parts.contains("env=" + channel.variable().orElse(""));
  }

  private static boolean isOf(HclExpression element, Channel channel) {
    if (element instanceof HclObject object) {
      return object.item("id").stream()
          .anyMatch(
              item ->
                  item.value() instanceof HclString id
                      && id.literal().filter(channel.id()::equals).isPresent());
    }
    var text = element instanceof HclString string ? string.literal() : Optional.<String>empty();
    return text.isPresent()
        && (channel.ssh()
            ? text.get().split("=", 2)[0].equals(channel.id())
            : Arrays.asList(text.get().split(",")).contains("id=" + channel.id()));
  }

  List<TextEdit> edits() {
    var edits = new ArrayList<TextEdit>();
    var fresh = new ArrayList<String>();
    for (var attribute : List.of("secret", "ssh")) {
      var channels = added.stream().filter(c -> c.attribute().equals(attribute)).toList();
      if (!channels.isEmpty() && table.value(attribute).isPresent()) {
        edits.addAll(longer((HclTuple) table.value(attribute).get(), channels));
      } else if (!channels.isEmpty()) {
        fresh.add(written(attribute, channels));
      }
    }
    var arguments = table.item("args");
    if (arguments.isPresent() && !cut.isEmpty()) {
      cutArguments(arguments.get(), fresh, edits);
    }
    if (!fresh.isEmpty()) {
      edits.add(TextEdit.insert(place(arguments), separated(fresh, arguments)));
    }
    return edits;
  }

  private String text() {
    return file.source().text();
  }

  /** Cuts arguments; where none is left, the attribute goes or gives its place to new ones. */
  private void cutArguments(HclItem arguments, List<String> fresh, List<TextEdit> edits) {
    var object = (HclObject) arguments.value();
    boolean none = cut.containsAll(object.items()) && !hasComments(object);
    if (none && !fresh.isEmpty()) {
      edits.add(new TextEdit(arguments.range(), String.join(separator(), fresh)));
      fresh.clear();
    } else if (none) {
      var slots = slots(table.items());
      int gone = table.items().indexOf(arguments);
      edits.addAll(Slot.without(file.source(), slots, at -> at == gone, !file.json()));
    } else {
      edits.addAll(
          Slot.without(
              file.source(),
              slots(object.items()),
              at -> cut.contains(object.items().get(at)),
              !file.json()));
    }
  }

  private static List<Slot> slots(List<HclItem> items) {
    return items.stream().map(item -> new Slot(item.range(), item.end())).toList();
  }

  /** Returns whether a comment stands in lines of its own in an object. */
  private boolean hasComments(HclObject object) {
    int at = object.range().start() + 1;
    var gaps = new StringBuilder();
    for (var item : object.items()) {
      gaps.append(text(), at, item.range().start()).append('\n');
      at = item.end();
    }
    gaps.append(text(), at, object.range().end() - 1);
    return gaps.chars().anyMatch(character -> character == '#' || character == '/');
  }

  private int place(Optional<HclItem> arguments) {
    var items = table.items();
    var last = arguments.or(() -> items.stream().reduce((first, second) -> second));
    if (last.isEmpty()) {
      return table.inner().start() + (file.json() ? 1 : 0);
    }
    int end = last.get().range().end();
    if (file.json()) {
      return end;
    }
    int line = file.source().lineEnd(file.source().line(end));
    int feed = text().startsWith("\r\n", line - 2) ? line - 2 : line - 1;
    return Math.max(end, feed);
  }

  private String separated(List<String> fresh, Optional<HclItem> arguments) {
    boolean first = table.items().isEmpty() && arguments.isEmpty();
    if (first && file.json()) {
      return String.join(", ", fresh);
    }
    return fresh.stream().map(text -> separator() + text).collect(Collectors.joining());
  }

  /** Returns what stands between two attributes. */
  private String separator() {
    var comma = file.json() ? "," : "";
    var line = file.source().lineEnding();
    if (table.items().isEmpty()) {
      return comma + line + indentation(table.start()) + "  ";
    }
    int key = table.items().get(0).range().start();
    return startsLine(key) ? comma + line + indentation(key) : comma + " ";
  }

  private boolean startsLine(int at) {
    int start = file.source().lineStart(file.source().line(at));
    return text().substring(start, at).isBlank();
  }

  private String indentation(int at) {
    int start = file.source().lineStart(file.source().line(at));
    int end = start;
    while (end < at && (text().charAt(end) == ' ' || text().charAt(end) == '\t')) {
      end++;
    }
    return text().substring(start, end);
  }

  private String written(String attribute, List<Channel> channels) {
    var list =
        channels.stream()
            .map(channel -> quoted(channel.text()))
            .collect(Collectors.joining(", ", "[", "]"));
    if (!file.json()) {
      return padded(attribute) + "= " + list;
    }
    boolean dense = table.item("args").filter(item -> isDense(item)).isPresent();
    return '"' + attribute + '"' + (dense ? ":" : ": ") + list;
  }

  private boolean isDense(HclItem item) {
    return item.range().of(text()).matches("(?s)\"[^\"]*\":\\S.*");
  }

  /** Returns a name with blanks up to the column in which the equal signs are aligned. */
  private String padded(String attribute) {
    var item = table.item("args").map(args -> args.range().of(text())).orElse("");
    int column = item.startsWith("args  ") ? item.indexOf('=') : 0;
    return attribute + " ".repeat(Math.max(1, column - attribute.length()));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private List<TextEdit> longer(HclTuple list, List<Channel> channels) {
    if (list.elements().isEmpty()) {
      var all =
          channels.stream().map(c -> quoted(c.text())).collect(Collectors.joining(", ", "[", "]"));
      return List.of(new TextEdit(list.range(), all));
    }
    var last = list.elements().get(list.elements().size() - 1);
    boolean objects = last instanceof HclObject;
    var items =
        channels.stream()
            .map(channel -> objects ? object(channel) : quoted(channel.text()))
            .toList();
    int end = last.range().end();
    if (!startsLine(last.range().start())) {
      return List.of(TextEdit.insert(end, ", " + String.join(", ", items)));
    }
    var line = file.source().lineEnding() + indentation(last.range().start());
    int feed = file.source().lineEnd(file.source().line(end));
    var behind = text().substring(end, feed).strip();
    boolean comma = behind.startsWith(",");
    var comment = comma ? behind.substring(1).strip() : behind;
    if (!comment.startsWith("#") && !comment.startsWith("//")) {
      return List.of(TextEdit.insert(end, "," + line + String.join("," + line, items)));
    }
    int stop = text().substring(end, feed).stripTrailing().length() + end;
    var edits = new ArrayList<TextEdit>();
    if (!comma) {
      edits.add(TextEdit.insert(end, ","));
    }
    edits.add(TextEdit.insert(stop, line + String.join("," + line, items) + (comma ? "," : "")));
    return edits;
  }

  private String object(Channel channel) {
    var fields = new ArrayList<String>();
    if (!channel.ssh()) {
      fields.add(field("type", quoted(channel.variable().isPresent() ? "env" : "file")));
    }
    fields.add(field("id", quoted(channel.id())));
    channel.variable().ifPresent(name -> fields.add(field("env", quoted(name))));
    var key = channel.ssh() ? "paths" : "src";
    channel
        .file()
        .ifPresent(
            path ->
                fields.add(field(key, channel.ssh() ? "[" + quoted(path) + "]" : quoted(path))));
    return file.json()
        ? fields.stream().collect(Collectors.joining(", ", "{", "}"))
        : fields.stream().collect(Collectors.joining(", ", "{ ", " }"));
  }

  private String field(String key, String value) {
    return file.json() ? '"' + key + "\": " + value : key + " = " + value;
  }
}
