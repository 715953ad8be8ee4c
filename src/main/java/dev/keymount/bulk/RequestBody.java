package dev.keymount.bulk;

import dev.keymount.result.RepositoryResult;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a pull request in Markdown. What comes from the repository stands in code spans,
 * where it is neither markup nor a mention nor HTML.
 */
final class RequestBody {

  private RequestBody() {}

  /** Returns the text, ending in a line feed. */
  static String of(RepositoryResult result) {
    var parts = new ArrayList<String>();
    parts.add(
        "What a build gets as an argument, or copies from its context, stays in the image and its"
            + " history. A mount lends it to one step, and the steps see what they saw before.");
    part("Changed", list(CommitMessage.changed(result)), parts);
    part("Build with, beside what you pass already", list(result.commands()), parts);
    if (CommitMessage.needsVariables(result)) {
      parts.add("Secrets in variables need Docker Engine 27.3 or BuildKit 0.16.");
    }
    part("Left to a person", list(CommitMessage.left(result)), parts);
    part(
        "Replace where they were issued, for they have leaked",
        list(CommitMessage.leaked(result)),
        parts);
    return String.join("\n\n", parts) + "\n";
  }

  private static void part(String title, List<String> lines, List<String> parts) {
    if (!lines.isEmpty()) {
      parts.add("### " + title + "\n\n" + String.join("\n", lines));
    }
  }

  private static List<String> list(List<String> texts) {
    return texts.stream().map(text -> "- " + code(CommitMessage.line(text))).toList();
  }

  /** Returns a text as a code span, fenced by more backticks than it has in a row. */
  static String code(String text) {
    int longest = 0;
    int row = 0;
    for (int at = 0; at < text.length(); at++) {
      row = text.charAt(at) == '`' ? row + 1 : 0;
      longest = Math.max(longest, row);
    }
    var fence = "`".repeat(longest + 1);
    return longest == 0 ? fence + text + fence : fence + " " + text + " " + fence;
  }
}
