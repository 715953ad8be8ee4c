package dev.keymount.bulk;

import dev.keymount.result.Finding;
import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Rotation;
import java.util.ArrayList;
import java.util.List;

/**
 * What a commit says: what changed, what builds must pass now, what is left to a person. Text of
 * the repository stays within its line.
 */
final class CommitMessage {

  /** The first line. */
  static final String TITLE = "Pass build secrets through BuildKit mounts";

  private static final String LEAD =
      "What a build gets as an argument, or copies from its context, stays in the\n"
          + "image and its history. A mount lends it to one step.";

  private CommitMessage() {}

  /** Returns the message, ending in a line feed. */
  static String of(RepositoryResult result) {
    var parts = new ArrayList<>(List.of(TITLE, LEAD));
    part("Changed:", items(changed(result)), parts);
    part("Build with, beside what you pass already:", indented(result.commands()), parts);
    if (needsVariables(result)) {
      parts.add("Secrets in variables need Docker Engine 27.3 or BuildKit 0.16.");
    }
    part("Left to a person:", items(left(result)), parts);
    part("Replace where they were issued, for they have leaked:", items(leaked(result)), parts);
    return String.join("\n\n", parts) + "\n";
  }

  private static void part(String title, List<String> lines, List<String> parts) {
    if (!lines.isEmpty()) {
      parts.add(title + "\n\n" + String.join("\n", lines));
    }
  }

  private static List<String> items(List<String> texts) {
    return texts.stream().map(text -> "- " + line(text)).toList();
  }

  private static List<String> indented(List<String> texts) {
    return texts.stream().map(text -> "    " + line(text)).toList();
  }

  /** Returns what changed, one text for each finding. */
  static List<String> changed(RepositoryResult result) {
    return result.findings().stream().filter(Finding::isMoved).map(CommitMessage::moved).toList();
  }

  private static String moved(Finding finding) {
    var place = finding.path() + ":" + finding.line() + ": ";
    if (!finding.format().equals(Finding.DOCKERFILE)) {
      return place + finding.message();
    }
    return place + finding.secret() + " " + how(finding.mechanism());
  }

  private static String how(String mechanism) {
    return switch (mechanism) {
      case "ssh" -> "is used through a forwarded ssh agent";
      case "secret-env" -> "is mounted as a build secret in its variable";
      case "secret-file" -> "is mounted as a build secret file";
      default -> "is gone";
    };
  }

  /** Returns what is left to a person, one text for each finding. */
  static List<String> left(RepositoryResult result) {
    return result.findings().stream()
        .filter(finding -> !finding.isMoved())
        .map(
            finding ->
                finding.path()
                    + ":"
                    + finding.line()
                    + ": "
                    + finding.message()
                    + (finding.reason().isEmpty() ? "" : ": " + finding.reason()))
        .toList();
  }

  /** Returns the secrets that must be replaced. */
  static List<String> leaked(RepositoryResult result) {
    return Rotation.of(result).stream()
        .map(
            rotation ->
                rotation.secret()
                    + " ("
                    + String.join(
                        ", ",
                        rotation.places().stream()
                            .map(place -> place.label().replace('-', ' '))
                            .toList())
                    + ")")
        .toList();
  }

  static boolean needsVariables(RepositoryResult result) {
    return result.findings().stream()
        .anyMatch(finding -> finding.isMoved() && finding.mechanism().equals("secret-env"));
  }

  /** Returns a text as one line without control characters. */
  static String line(String text) {
    var line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              boolean isPlain =
                  type != Character.CONTROL
                      && type != Character.FORMAT
                      && type != Character.SURROGATE
                      && type != Character.LINE_SEPARATOR
                      && type != Character.PARAGRAPH_SEPARATOR;
              line.appendCodePoint(isPlain ? c : c == '\t' ? ' ' : 0xfffd);
            });
    return line.toString();
  }
}
