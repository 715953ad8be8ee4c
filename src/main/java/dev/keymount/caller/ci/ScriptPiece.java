package dev.keymount.caller.ci;

import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlEntry;
import dev.keymount.caller.yaml.YamlItem;
import dev.keymount.caller.yaml.YamlMapping;
import dev.keymount.caller.yaml.YamlNew;
import dev.keymount.caller.yaml.YamlScalar;
import dev.keymount.caller.yaml.YamlSequence;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A scalar of a script.
 *
 * @param value where it stands
 * @param scalar the scalar
 * @param own whether it is changed through this script; one that only runs ahead of it, such as the
 *     text behind an alias, is not
 */
record ScriptPiece(YamlValue value, YamlScalar scalar, boolean own) {

  /** How a script that is one scalar takes more commands. */
  enum Shape {
    /** It becomes a list of commands. */
    LIST,
    /** It becomes a block of lines. */
    BLOCK,
    /** It takes none. */
    FIXED
  }

  /** Returns the scalars of a list, nested lists included, or of a script that is one scalar. */
  static List<ScriptPiece> of(YamlValue value, boolean own) {
    var pieces = new ArrayList<ScriptPiece>();
    collect(value, own && value.trail().isEmpty(), pieces);
    return pieces;
  }

  private static void collect(YamlValue value, boolean own, List<ScriptPiece> pieces) {
    if (value.node().head().tag().isPresent()) {
      return;
    }
    if (value.node() instanceof YamlScalar scalar && !scalar.isNull()) {
      pieces.add(new ScriptPiece(value, scalar, own));
    }
    for (var item : value.items()) {
      collect(item, own && item.trail().isEmpty(), pieces);
    }
  }

  /** Returns whether a part of the file lies in the text of the scalar. */
  boolean encloses(TextRange range) {
    return scalar.head().content().encloses(range);
  }

  /** Returns the edit that makes whole commands run ahead of it. */
  Optional<TextEdit> ahead(YamlEdits edits, List<String> commands, Shape shape) {
    var owner = value.owner().orElse(null);
    var part = value.part().orElse(null);
    if (shape == Shape.FIXED) {
      return Optional.empty();
    }
    if (owner instanceof YamlSequence list && part instanceof YamlItem item) {
      return items(edits, list, item, commands);
    }
    if (owner instanceof YamlMapping map && part instanceof YamlEntry entry) {
      return alone(map, entry, commands, shape);
    }
    return Optional.empty();
  }

  private Optional<TextEdit> items(
      YamlEdits edits, YamlSequence list, YamlItem item, List<String> commands) {
    var text = new StringBuilder();
    int place = -1;
    for (var command : commands) {
      var added = edits.add(list, item, YamlEdits.Side.BEFORE, YamlNew.text(command));
      if (added.isEmpty()) {
        return Optional.empty();
      }
      text.append(added.get().replacement());
      place = added.get().range().start();
    }
    return place < 0 ? Optional.empty() : Optional.of(TextEdit.insert(place, text.toString()));
  }

  private Optional<TextEdit> alone(
      YamlMapping map, YamlEntry entry, List<String> commands, Shape shape) {
    if (shape == Shape.BLOCK && scalar.style() == YamlScalar.Style.LITERAL) {
      return firstLines(commands);
    }
    var source = value.text().source();
    var place = scalar.range();
    int line = source.line(place.start());
    boolean fits =
        !map.flow()
            && place.equals(scalar.head().content())
            && source.line(place.end()) == line
            && source.line(entry.range().start()) == line
            && !commands.isEmpty();
    if (!fits) {
      return Optional.empty();
    }
    var lines = source.lineEnding();
    var indent = " ".repeat(source.column(entry.range().start()) - 1 + 2);
    if (shape == Shape.LIST) {
      var text = new StringBuilder(lines);
      for (var command : commands) {
        text.append(indent).append("- ").append(written(command)).append(lines);
      }
      var gap = new TextRange(gap(place.start()), place.start());
      return Optional.of(new TextEdit(gap, text.append(indent).append("- ").toString()));
    }
    boolean plain = scalar.style() == YamlScalar.Style.PLAIN;
    boolean ends = source.text(new TextRange(place.end(), source.lineEnd(line))).isBlank();
    return plain && ends
        ? Optional.of(
            TextEdit.insert(
                place.start(),
                "|" + lines + indent + String.join(lines + indent, commands) + lines + indent))
        : Optional.empty();
  }

  /** Returns the edit that puts commands on lines ahead of the first of a block. */
  private Optional<TextEdit> firstLines(List<String> commands) {
    var source = value.text().source();
    var content = scalar.head().content();
    int line = source.line(content.start()) + 1;
    int start = source.lineStart(line);
    var first = source.text(new TextRange(start, source.lineEnd(line)));
    if (commands.isEmpty() || first.isBlank() || first.strip().startsWith("#!")) {
      return Optional.empty();
    }
    var indent = first.substring(0, first.indexOf(first.strip()));
    var text = new StringBuilder();
    commands.forEach(command -> text.append(indent).append(command).append(source.lineEnding()));
    return Optional.of(TextEdit.insert(start, text.toString()));
  }

  private static String written(String command) {
    return YamlNew.text(command).flow(false);
  }

  private int gap(int start) {
    var text = value.text().source().text();
    int at = start;
    while (at > 0 && text.charAt(at - 1) == ' ') {
      at--;
    }
    return at;
  }
}
