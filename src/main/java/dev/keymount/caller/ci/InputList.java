package dev.keymount.caller.ci;

import dev.keymount.caller.yaml.YamlEntry;
import dev.keymount.caller.yaml.YamlMapping;
import dev.keymount.caller.yaml.YamlScalar;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An input of an action that is a list with one value a line.
 *
 * @param source the file
 * @param entry the input
 * @param lines its values
 * @param isCertain whether each value stands on a line of its own in the file
 */
record InputList(SourceText source, YamlEntry entry, List<Line> lines, boolean isCertain) {

  private static final int STEP = 2;

  /**
   * A value.
   *
   * @param text the value as it stands, quotes included
   * @param place its line in the file, or its scalar where that is all
   */
  record Line(String text, TextRange place) {

    /** Returns the name ahead of the first equals sign. */
    String name() {
      var bare = text.startsWith("\"") ? text.substring(1) : text;
      int sign = bare.indexOf('=');
      return sign < 0 ? unquoted(bare) : bare.substring(0, sign);
    }

    /** Returns what follows the first equals sign; empty where there is none. */
    Optional<String> value() {
      int sign = text.indexOf('=');
      return sign < 0 ? Optional.empty() : Optional.of(unquoted(text.substring(sign + 1)));
    }

    /** Returns the same value under another name, as {@code name=value}. */
    String renamed(String name) {
      var quote = text.startsWith("\"") ? "\"" : "";
      return quote + name + text.substring(text.indexOf('='));
    }

    private String unquoted(String part) {
      return text.startsWith("\"") && part.endsWith("\"")
          ? part.substring(0, part.length() - 1)
          : part;
    }
  }

  /** Returns the input of a name; empty where there is none or it is no text. */
  static Optional<InputList> of(YamlText yaml, YamlMapping inputs, String name) {
    return inputs
        .own(name)
        .filter(entry -> entry.value() instanceof YamlScalar)
        .map(entry -> read(yaml.source(), entry, (YamlScalar) entry.value()));
  }

  private static InputList read(SourceText source, YamlEntry entry, YamlScalar scalar) {
    if (scalar.style() == YamlScalar.Style.LITERAL) {
      var lines = block(source, scalar.head().content());
      boolean closed = lines.stream().allMatch(InputList::isClosed);
      return new InputList(source, entry, lines, closed);
    }
    var place = scalar.head().content();
    var values = scalar.value().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    boolean certain =
        values.size() == 1
            && source.line(place.start()) == source.line(place.end())
            && place.equals(scalar.range())
            && source.line(entry.range().start()) == source.line(place.start());
    return new InputList(
        source, entry, values.stream().map(value -> new Line(value, place)).toList(), certain);
  }

  private static List<Line> block(SourceText source, TextRange content) {
    var lines = new ArrayList<Line>();
    int last = source.line(content.end());
    for (int line = source.line(content.start()) + 1; line <= last; line++) {
      var place = new TextRange(source.lineStart(line), source.lineEnd(line));
      var text = source.text(place).strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        lines.add(new Line(text, place));
      }
    }
    return lines;
  }

  private static boolean isClosed(Line line) {
    var quotes = line.text().chars().filter(character -> character == '"').count();
    return quotes % 2 == 0;
  }

  /** Returns the edit that adds values at the end. */
  Optional<TextEdit> add(Collection<String> values) {
    if (!isCertain || lines.isEmpty() || !(entry.value() instanceof YamlScalar scalar)) {
      return Optional.empty();
    }
    var feed = source.lineEnding();
    if (scalar.style() == YamlScalar.Style.LITERAL) {
      var indent = indent(lines.get(lines.size() - 1).place());
      var added = values.stream().map(value -> feed + indent + value).collect(Collectors.joining());
      return Optional.of(TextEdit.insert(scalar.head().content().end(), added));
    }
    var all = new ArrayList<>(List.of(scalar.value().strip()));
    all.addAll(values);
    var place = new TextRange(scalar.range().start(), lineEnd(scalar.range().end()));
    return Optional.of(new TextEdit(place, "|" + block(all)));
  }

  /** Returns the edits that take values away while others stay. */
  List<TextEdit> remove(Collection<Line> gone) {
    return gone.stream().map(line -> TextEdit.delete(line.place())).toList();
  }

  /** Returns the edit that puts other entries in the place of this one. */
  TextEdit replaceBy(List<String> entries) {
    int start = entry.range().start();
    var indent = " ".repeat(source.column(start) - 1);
    return new TextEdit(
        new TextRange(start, lineEnd(entry.range().end())),
        String.join(source.lineEnding() + indent, entries));
  }

  /** Returns the edit that puts other entries behind this one, which loses some of its values. */
  TextEdit followBy(List<String> entries, Collection<Line> gone) {
    var feed = source.lineEnding();
    var indent = " ".repeat(source.column(entry.range().start()) - 1);
    var added = indent + String.join(feed + indent, entries);
    int next = source.lineEnd(source.line(entry.range().end()));
    boolean open = !source.text().startsWith("\n", next - 1);
    boolean cut = open && gone.contains(lines.get(lines.size() - 1));
    return TextEdit.insert(next, cut ? added : open ? feed + added : added + feed);
  }

  /** Returns a new entry of the same mapping as it is written. */
  String written(String name, Collection<String> values) {
    return name + ": |" + block(values);
  }

  private String block(Collection<String> values) {
    boolean known =
        entry.value() instanceof YamlScalar scalar
            && scalar.style() == YamlScalar.Style.LITERAL
            && !lines.isEmpty();
    var indent =
        known
            ? indent(lines.get(0).place())
            : " ".repeat(source.column(entry.range().start()) - 1 + STEP);
    return values.stream()
        .map(value -> source.lineEnding() + indent + value)
        .collect(Collectors.joining());
  }

  private String indent(TextRange line) {
    var text = source.text(line);
    return text.substring(0, text.indexOf(text.strip()));
  }

  private int lineEnd(int at) {
    int end = source.lineEnd(source.line(at));
    while (end > at && "\r\n".indexOf(source.text().charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }
}
