package dev.keymount.caller.script;

import dev.keymount.caller.CallerRewrite;
import dev.keymount.edit.EditPlan;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Variables of a file whose values nothing in it reads once its builds are rewritten. */
final class Unread {

  private static final Pattern READS_FILE =
      Pattern.compile("[\"']?(?:`|\\$\\$?\\((?:shell\\s+)?)\\s*(?:cat\\s|<\\s*)[^|;&]*[`)][\"']?");

  /**
   * A variable of the file.
   *
   * @param name its name
   * @param line the lines that give it its value, with their last line feed
   * @param value the value as it is written
   */
  record Variable(String name, TextRange line, String value) {}

  private Unread() {}

  /** Returns a rewrite that also removes variables which only read a file, for nobody any more. */
  static CallerRewrite removed(SourceText source, List<Variable> variables, CallerRewrite rewrite) {
    if (rewrite.edits().isEmpty()) {
      return rewrite;
    }
    var text = source.text();
    var edits = new ArrayList<>(rewrite.edits());
    var after = EditPlan.of(edits).applyTo(text);
    for (var variable : variables) {
      var name = variable.name();
      if (READS_FILE.matcher(variable.value()).matches()
          && count(name, text) > 1
          && count(name, after) == 1) {
        edits.add(TextEdit.delete(withBlankLine(text, variable.line())));
      }
    }
    return new CallerRewrite(edits, rewrite.answers());
  }

  private static long count(String name, String text) {
    return Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])")
        .matcher(text)
        .results()
        .count();
  }

  /** Takes the blank line behind a variable that stood alone at the top of the file. */
  private static TextRange withBlankLine(String text, TextRange line) {
    if (line.start() > 0) {
      return line;
    } else if (text.startsWith("\r\n", line.end())) {
      return new TextRange(0, line.end() + 2);
    }
    return text.startsWith("\n", line.end()) ? new TextRange(0, line.end() + 1) : line;
  }
}
