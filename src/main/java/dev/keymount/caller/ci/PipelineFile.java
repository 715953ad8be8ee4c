package dev.keymount.caller.ci;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.JoinedDocument;
import dev.keymount.caller.yaml.HoleReader;
import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlScripts;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.caller.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A file whose scripts are lists of commands, and the builds found in it so far. */
final class PipelineFile {

  private static final int DEEPEST = 40;

  private final YamlText text;
  private final YamlScripts scripts;
  private final YamlEdits edits;
  private final List<CallerDocument> parts = new ArrayList<>();

  PipelineFile(YamlText text, HoleReader holes) {
    this.text = text;
    this.scripts = new YamlScripts(text, holes);
    this.edits = new YamlEdits(text);
  }

  YamlText text() {
    return text;
  }

  YamlEdits edits() {
    return edits;
  }

  /** Adds the builds of scalars that one shell runs one after the other. */
  void script(List<ScriptPiece> pieces, JobScript.Setting setting) {
    JobScript.of(scripts, edits, pieces, setting).ifPresent(parts::add);
  }

  /** Adds the builds of a script that is a list or one scalar. */
  void script(YamlValue script, JobScript.Setting setting) {
    script(ScriptPiece.of(script, true), setting);
  }

  /** Adds builds. */
  void add(CallerDocument document) {
    parts.add(document);
  }

  /** Visits each mapping of the file where it stands, outermost first. */
  void mappings(Consumer<YamlValue> visitor) {
    text.documents().forEach(root -> visit(root, visitor, 0));
  }

  private static void visit(YamlValue value, Consumer<YamlValue> visitor, int depth) {
    if (!value.trail().isEmpty() || depth > DEEPEST) {
      return;
    }
    if (value.mapping().isPresent()) {
      visitor.accept(value);
    }
    value.entries().values().forEach(entry -> visit(entry, visitor, depth + 1));
    value.items().forEach(item -> visit(item, visitor, depth + 1));
  }

  /** Returns what was found so far. */
  List<CallerDocument> parts() {
    return List.copyOf(parts);
  }

  /** Returns what was found, if anything. */
  Optional<CallerDocument> document() {
    return parts.isEmpty() ? Optional.empty() : Optional.of(new JoinedDocument(parts));
  }
}
