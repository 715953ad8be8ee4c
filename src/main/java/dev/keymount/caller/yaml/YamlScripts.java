package dev.keymount.caller.yaml;

import dev.keymount.caller.Embedded;
import dev.keymount.caller.Hole;
import dev.keymount.edit.EditPlan;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The shell text in scalars, and what must be true of it after an edit. */
public final class YamlScripts {

  private static final char LAST_PRIVATE = '\uF8FF';

  private final YamlText yaml;
  private final HoleReader holes;

  /** Reads scalars of one file. */
  public YamlScripts(YamlText yaml, HoleReader holes) {
    this.yaml = yaml;
    this.holes = holes;
  }

  /** Returns whether whole lines may be put into a scalar. */
  public static boolean hasLines(YamlScalar scalar) {
    return scalar.style() == YamlScalar.Style.LITERAL && scalar.value().indexOf('\n') >= 0;
  }

  /**
   * Returns the text of a scalar with its places in the file; empty where they are not certain.
   * Edits of it must go through {@link #settled}.
   */
  public Optional<Embedded> embed(YamlScalar scalar) {
    var value = scalar.value();
    if (value.isEmpty()
        || value.chars().anyMatch(c -> c >= Embedded.FIRST_HOLE && c <= LAST_PRIVATE)) {
      return Optional.empty();
    }
    return ScalarDecoder.decode(yaml.source().text(), scalar)
        .flatMap(decoded -> embed(scalar, decoded));
  }

  private Optional<Embedded> embed(YamlScalar scalar, ScalarDecoder.Decoded decoded) {
    var value = scalar.value();
    var places = decoded.offsets();
    var builder = new Embedded.Builder(yaml.source());
    int at = 0;
    while (at < value.length()) {
      var hole = holes.at(value, at);
      if (hole.isEmpty()) {
        builder.add(value.charAt(at), places.get(at));
        at++;
        continue;
      }
      int next = at + hole.get().written().length();
      var raw = yaml.source().text(new TextRange(places.get(at), places.get(next)));
      var written =
          new Hole(raw, hole.get().variable(), hole.get().environment(), hole.get().definition());
      if (raw.indexOf('\n') >= 0 || next == at || !builder.hole(written, places.get(at))) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(builder.build(places.get(value.length()), encoding(scalar, decoded)));
  }

  private UnaryOperator<String> encoding(YamlScalar scalar, ScalarDecoder.Decoded decoded) {
    var feed = yaml.source().lineEnding();
    var line = feed + " ".repeat(decoded.indent());
    return switch (scalar.style()) {
      case PLAIN -> UnaryOperator.identity();
      case SINGLE -> text -> text.replace("'", "''");
      case DOUBLE -> PlainScalars::escaped;
      case LITERAL -> text -> text.replace("\n", line);
      case FOLDED -> text -> text.replace("\n", feed + line);
    };
  }

  /**
   * Returns edits of a scalar's text in the form in which the file stays what it was: a scalar
   * without quotes gets them where the new text needs some. Empty where the new text can't be
   * written there with certainty.
   */
  public Optional<List<TextEdit>> settled(YamlScalar scalar, List<TextEdit> edits) {
    var place = scalar.head().content();
    if (edits.isEmpty()) {
      return Optional.of(edits);
    }
    if (edits.stream().anyMatch(edit -> !place.encloses(edit.range()))) {
      return Optional.empty();
    }
    var moved =
        edits.stream()
            .map(
                edit ->
                    new TextEdit(
                        new TextRange(
                            edit.range().start() - place.start(),
                            edit.range().end() - place.start()),
                        edit.replacement()))
            .toList();
    var plan = EditPlan.of(moved);
    if (!plan.deferred().isEmpty()) {
      return Optional.empty();
    }
    var before = yaml.source().text(place);
    return settled(scalar, edits, before, plan.applyTo(before));
  }

  private Optional<List<TextEdit>> settled(
      YamlScalar scalar, List<TextEdit> edits, String before, String after) {
    return switch (scalar.style()) {
      case LITERAL -> Optional.of(edits);
      case DOUBLE, SINGLE, FOLDED ->
          blankLines(after) == blankLines(before) + inserted(edits)
              ? Optional.of(edits)
              : Optional.empty();
      case PLAIN -> plain(scalar, edits, before, after);
    };
  }

  private Optional<List<TextEdit>> plain(
      YamlScalar scalar, List<TextEdit> edits, String before, String after) {
    if (before.indexOf('\n') >= 0) {
      boolean same = blankLines(after) == blankLines(before) && inserted(edits) == 0;
      var joined = after.replaceAll("\\s*\\n\\s*", " ");
      return same && isRead(scalar, joined, joined) ? Optional.of(edits) : Optional.empty();
    }
    if (after.indexOf('\n') < 0 && isRead(scalar, after, after)) {
      return Optional.of(edits);
    }
    var quoted = PlainScalars.quoted(after);
    return isRead(scalar, quoted, after)
        ? Optional.of(List.of(new TextEdit(scalar.head().content(), quoted)))
        : Optional.empty();
  }

  /** Returns whether text in the place of a scalar is read as one value. */
  private boolean isRead(YamlScalar scalar, String written, String value) {
    return isItem("- " + written + "\n", value)
        && (!yaml.isInFlow(scalar.range()) || isItem("[" + written + "]\n", value));
  }

  private static boolean isItem(String text, String value) {
    return YamlText.read(SourceText.of(text))
        .flatMap(YamlText::root)
        .map(YamlValue::items)
        .filter(items -> items.size() == 1)
        .flatMap(items -> items.get(0).scalar())
        .filter(value::equals)
        .isPresent();
  }

  private static int inserted(List<TextEdit> edits) {
    return edits.stream().mapToInt(edit -> blankLines(edit.replacement())).sum();
  }

  private static int blankLines(String text) {
    int blank = 0;
    int feeds = 0;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == '\n') {
        feeds++;
        blank += feeds > 1 ? 1 : 0;
      } else if (" \t\r".indexOf(character) < 0) {
        feeds = 0;
      }
    }
    return blank;
  }
}
