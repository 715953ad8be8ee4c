package dev.keymount.caller.ci;

import dev.keymount.caller.yaml.YamlItem;
import dev.keymount.caller.yaml.YamlMapping;
import dev.keymount.caller.yaml.YamlSequence;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * A step in a list of steps.
 *
 * @param value the step
 * @param step the step as it stands
 * @param earlier the steps that run before it in the same job
 */
record StepPlace(YamlValue value, YamlMapping step, List<YamlValue> earlier) {

  /** Takes a copy of the list. */
  StepPlace {
    earlier = List.copyOf(earlier);
  }

  /** Returns the file. */
  SourceText source() {
    return value.text().source();
  }

  /** Returns the edit that puts a step ahead of this one, its lines as they stand behind a dash. */
  Optional<TextEdit> before(List<String> lines) {
    var owner = value.owner().orElse(null);
    var part = value.part().orElse(null);
    if (!(owner instanceof YamlSequence list) || list.flow() || !(part instanceof YamlItem item)) {
      return Optional.empty();
    }
    int line = source().line(item.start());
    var ahead = source().text().substring(source().lineStart(line), item.start());
    if (!ahead.isBlank() || ahead.indexOf('\t') >= 0) {
      return Optional.empty();
    }
    return Optional.of(TextEdit.insert(item.start(), text(lines, ahead) + ahead));
  }

  /** Returns the edit that puts a step behind this one. */
  Optional<TextEdit> after(List<String> lines) {
    return before(List.of())
        .map(
            edit -> {
              int end = source().lineEnd(source().line(value.part().orElseThrow().range().end()));
              boolean open = !source().text().startsWith("\n", end - 1);
              var indent = edit.replacement();
              var text = indent + text(lines, indent);
              return open
                  ? TextEdit.insert(
                      end,
                      source().lineEnding()
                          + text.substring(0, text.length() - source().lineEnding().length()))
                  : TextEdit.insert(end, text);
            });
  }

  private String text(List<String> lines, String indent) {
    var text = new StringBuilder();
    for (int at = 0; at < lines.size(); at++) {
      text.append(at == 0 ? "- " : indent + "  ");
      text.append(lines.get(at)).append(source().lineEnding());
    }
    return text.toString();
  }
}
