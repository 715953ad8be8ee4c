package dev.keymount.caller.yaml;

import dev.keymount.edit.TextEdit;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Edits of one file that keep its layout. All are against the text as it was read; where an edit
 * can't be written with certainty there is none.
 */
public final class YamlEdits {

  /** Where something new stands. */
  public enum Side {
    /** Ahead of what is there. */
    BEFORE,
    /** Behind it. */
    AFTER
  }

  private final YamlText yaml;
  private final String text;
  private final YamlLayout layout;
  private final String lineBreak;

  /** Looks at how the file is indented. */
  public YamlEdits(YamlText yaml) {
    this.yaml = yaml;
    this.text = yaml.source().text();
    this.layout = YamlLayout.of(yaml);
    this.lineBreak = yaml.source().lineEnding();
  }

  /**
   * Removes entries or items. Lines that hold nothing else go with the comment behind them;
   * comments on lines of their own stay. A block can't lose all of its parts: then what holds it
   * must go.
   */
  public Optional<List<TextEdit>> remove(
      YamlCollection owner, Collection<? extends YamlPart> parts) {
    return owner.flow() || parts.size() < owner.parts().size()
        ? removeAll(owner, parts)
        : Optional.empty();
  }

  /**
   * Removes entries or items of a collection that gets new ones by other edits: a block may lose
   * all that it had.
   */
  public Optional<List<TextEdit>> removeFromFilled(
      YamlCollection owner, Collection<? extends YamlPart> parts) {
    return removeAll(owner, parts);
  }

  /** Makes a collection an empty one, which keeps its anchor. */
  public Optional<List<TextEdit>> clear(YamlCollection owner) {
    var place = owner.head().content();
    int start = place.start();
    if (owner.flow()) {
      return remove(owner, owner.parts());
    }
    while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    var gone = new TextRange(start, place.end());
    boolean comments = gone.of(text).indexOf('#') >= 0;
    return comments || start == 0 || yaml.isNeeded(place)
        ? Optional.empty()
        : Optional.of(List.of(new TextEdit(gone, owner instanceof YamlMapping ? " {}" : " []")));
  }

  private Optional<List<TextEdit>> removeAll(
      YamlCollection owner, Collection<? extends YamlPart> parts) {
    if (parts.stream().anyMatch(part -> yaml.isNeeded(part.range()))) {
      return Optional.empty();
    }
    var removal = new YamlRemoval(text, owner, parts);
    return owner.flow() ? removal.flow() : removal.block();
  }

  /** Replaces the text of a scalar on one line; its quotes stay where they still fit. */
  public Optional<TextEdit> replace(YamlScalar scalar, String value) {
    var place = scalar.head().content();
    boolean breaks = value.chars().anyMatch(c -> c < ' ');
    return switch (scalar.style()) {
      case PLAIN ->
          Optional.of(new TextEdit(place, PlainScalars.written(value, yaml.isInFlow(place))))
              .filter(edit -> !place.isEmpty());
      case SINGLE ->
          Optional.of(
              new TextEdit(
                  place,
                  breaks ? PlainScalars.quoted(value) : "'" + value.replace("'", "''") + "'"));
      case DOUBLE -> Optional.of(new TextEdit(place, "\"" + PlainScalars.escaped(value) + "\""));
      case LITERAL, FOLDED -> Optional.empty();
    };
  }

  /** Adds an entry beside another. */
  public Optional<TextEdit> add(
      YamlMapping owner, YamlEntry beside, Side side, String key, YamlNew value) {
    if (owner.flow()) {
      return Optional.of(inFlow(beside, side, flowEntry(owner, key, value)));
    }
    return inBlock(beside, side, value.entry(key, layout));
  }

  /** Adds an item beside another. */
  public Optional<TextEdit> add(YamlSequence owner, YamlItem beside, Side side, YamlNew value) {
    if (owner.flow()) {
      return Optional.of(inFlow(beside, side, value.flow(isJson(owner))));
    }
    return inBlock(beside, side, YamlNew.items(List.of(value)).block(layout));
  }

  /** Adds the first entry of a mapping in braces. */
  public Optional<TextEdit> addFirst(YamlMapping owner, String key, YamlNew value) {
    return Optional.of(
            TextEdit.insert(owner.head().content().start() + 1, flowEntry(owner, key, value)))
        .filter(edit -> owner.flow() && owner.entries().isEmpty());
  }

  /** Adds the first item of a sequence in brackets. */
  public Optional<TextEdit> addFirst(YamlSequence owner, YamlNew value) {
    return Optional.of(
            TextEdit.insert(owner.head().content().start() + 1, value.flow(isJson(owner))))
        .filter(edit -> owner.flow() && owner.items().isEmpty());
  }

  /**
   * Gives an entry with no value one, such as the null behind {@code secrets:}; what is written out
   * as {@code null} is replaced.
   */
  public Optional<List<TextEdit>> fill(YamlMapping owner, YamlEntry entry, YamlNew value) {
    var name = entry.name();
    if (!(entry.value() instanceof YamlScalar scalar && scalar.isNull())
        || name.isEmpty()
        || !scalar.range().equals(scalar.head().content())) {
      return Optional.empty();
    }
    if (owner.flow() || value instanceof YamlNew.Text) {
      var written = owner.flow() ? value.flow(isJson(owner)) : value.block(layout).get(0);
      var gap = scalar.range().isEmpty() ? " " : "";
      return Optional.of(List.of(new TextEdit(scalar.range(), gap + written)));
    }
    var lines = value.entry(name.get(), layout);
    return inBlock(entry, Side.AFTER, lines.subList(1, lines.size()))
        .map(
            added -> {
              int gap = scalar.range().start();
              while (!scalar.range().isEmpty() && text.charAt(gap - 1) == ' ') {
                gap--;
              }
              return List.of(TextEdit.delete(new TextRange(gap, scalar.range().end())), added);
            });
  }

  /**
   * Turns a scalar into a mapping that has it under a key, with further entries: {@code build: .}
   * into {@code build:} with {@code context: .} below.
   */
  public Optional<List<TextEdit>> wrap(
      YamlMapping owner, YamlEntry entry, String key, Map<String, YamlNew> more) {
    if (!(entry.value() instanceof YamlScalar scalar)
        || !scalar.range().equals(scalar.head().content())
        || scalar.range().isEmpty()
        || text.substring(entry.key().range().start(), scalar.range().end()).indexOf('\n') >= 0) {
      return Optional.empty();
    }
    if (owner.flow()) {
      boolean json = isJson(owner);
      var open = "{" + YamlNew.text(key).flow(json) + ": ";
      var close = new StringBuilder();
      more.forEach((name, value) -> close.append(", ").append(flowEntry(owner, name, value)));
      return Optional.of(
          List.of(
              TextEdit.insert(scalar.range().start(), open),
              TextEdit.insert(scalar.range().end(), close.append("}").toString())));
    }
    return indent(entry).flatMap(indent -> wrapped(entry, scalar, indent, key, more));
  }

  private Optional<List<TextEdit>> wrapped(
      YamlEntry entry, YamlScalar scalar, String indent, String key, Map<String, YamlNew> more) {
    int colon = text.lastIndexOf(':', scalar.range().start() - 1);
    var inner = indent + layout.step();
    var lines = new ArrayList<String>();
    more.forEach(
        (name, value) ->
            value.entry(name, layout).forEach(line -> lines.add(layout.step() + line)));
    var edits = new ArrayList<TextEdit>();
    edits.add(
        new TextEdit(
            new TextRange(colon + 1, scalar.range().start()), lineBreak + inner + key + ": "));
    if (!lines.isEmpty()) {
      var added = inBlock(entry, Side.AFTER, lines);
      if (added.isEmpty()) {
        return Optional.empty();
      }
      edits.add(added.get());
    }
    return Optional.of(edits);
  }

  /**
   * Puts entries in the place of one whose value stands in braces or brackets on its line, in the
   * same style; the comment behind it stays.
   */
  public Optional<TextEdit> exchange(
      YamlMapping owner, YamlEntry entry, Map<String, YamlNew> entries) {
    var place = entry.range();
    var indent = indent(entry);
    if (owner.flow()
        || !(entry.value() instanceof YamlCollection value && value.flow())
        || place.of(text).indexOf('\n') >= 0
        || indent.isEmpty()
        || yaml.isNeeded(place)) {
      return Optional.empty();
    }
    var written =
        entries.entrySet().stream()
            .map(
                one ->
                    PlainScalars.written(one.getKey(), false) + ": " + one.getValue().flow(false))
            .toList();
    return Optional.of(new TextEdit(place, String.join(lineBreak + indent.get(), written)));
  }

  /** Adds a key at the end of the only document. */
  public Optional<TextEdit> addTopLevel(String key, YamlNew value) {
    var root = yaml.root().flatMap(YamlValue::mapping).filter(map -> !map.entries().isEmpty());
    if (root.isEmpty()) {
      return Optional.empty();
    }
    var entries = root.get().entries();
    var last = entries.get(entries.size() - 1);
    boolean atEnd = Blanks.skip(text, last.range().end()) == text.length();
    if (root.get().flow() || !atEnd) {
      return add(root.get(), last, Side.AFTER, key, value);
    }
    return indent(last).flatMap(indent -> atEnd(entries, indent, value.entry(key, layout)));
  }

  private Optional<TextEdit> atEnd(List<YamlEntry> entries, String indent, List<String> lines) {
    boolean ended = text.endsWith("\n");
    if (!ended && endsInBlockScalar(entries.get(entries.size() - 1))) {
      return Optional.empty();
    }
    var blank = isSpaced(entries) && !endsBlank() ? lineBreak : "";
    var added = indent + String.join(lineBreak + indent, lines);
    return Optional.of(
        TextEdit.insert(
            text.length(), ended ? blank + added + lineBreak : lineBreak + blank + added));
  }

  /** Returns whether a blank line stands between the last two entries, or may between two. */
  private boolean isSpaced(List<YamlEntry> entries) {
    if (entries.size() < 2) {
      return entries.get(0).range().of(text).indexOf('\n') >= 0;
    }
    int end = entries.get(entries.size() - 2).range().end();
    var between = text.substring(end, entries.get(entries.size() - 1).range().start());
    return between.replace("\r", "").replace(" ", "").contains("\n\n");
  }

  private boolean endsBlank() {
    return text.endsWith("\n\n") || text.endsWith("\n\r\n");
  }

  private TextEdit inFlow(YamlPart beside, Side side, String added) {
    var place = beside.range();
    var gap = Blanks.startsLine(text, place.start()) ? lineBreak + leading(place.start()) : " ";
    return side == Side.AFTER
        ? TextEdit.insert(place.end(), "," + gap + added)
        : TextEdit.insert(place.start(), added + "," + gap);
  }

  private Optional<TextEdit> inBlock(YamlPart beside, Side side, List<String> lines) {
    var indent = indent(beside);
    if (indent.isEmpty() || side == Side.AFTER && !Blanks.endsLine(text, beside.range().end())) {
      return Optional.empty();
    }
    var block = String.join(lineBreak + indent.get(), lines);
    if (side == Side.BEFORE) {
      return Optional.of(TextEdit.insert(beside.range().start(), block + lineBreak + indent.get()));
    }
    int at = Blanks.nextLine(text, beside.range().end());
    boolean open = !text.startsWith("\n", at - 1);
    if (open && endsInBlockScalar(beside)) {
      return Optional.empty();
    }
    return Optional.of(
        TextEdit.insert(
            at, open ? lineBreak + indent.get() + block : indent.get() + block + lineBreak));
  }

  /** Returns the spaces ahead of what stands in the column of a part; empty where tabs do. */
  private Optional<String> indent(YamlPart part) {
    int start = part.range().start();
    var ahead = text.substring(Blanks.lineStart(text, start), start).replace("\uFEFF", "");
    return ahead.chars().allMatch(c -> c == ' ' || c == '-')
        ? Optional.of(" ".repeat(ahead.length()))
        : Optional.empty();
  }

  private String leading(int start) {
    return text.substring(Blanks.lineStart(text, start), start);
  }

  private static boolean endsInBlockScalar(YamlPart part) {
    var value = part.value();
    while (value instanceof YamlCollection collection
        && !collection.flow()
        && !collection.parts().isEmpty()) {
      var parts = collection.parts();
      value = parts.get(parts.size() - 1).value();
    }
    return value instanceof YamlScalar scalar
        && (scalar.style() == YamlScalar.Style.LITERAL
            || scalar.style() == YamlScalar.Style.FOLDED);
  }

  private static String flowEntry(YamlMapping owner, String key, YamlNew value) {
    boolean json = isJson(owner);
    return YamlNew.text(key).flow(json) + ": " + value.flow(json);
  }

  private static boolean isJson(YamlCollection owner) {
    return owner.parts().stream()
        .findFirst()
        .map(part -> part instanceof YamlEntry entry ? entry.key() : part.value())
        .filter(
            node -> node instanceof YamlScalar scalar && scalar.style() == YamlScalar.Style.DOUBLE)
        .isPresent();
  }
}
