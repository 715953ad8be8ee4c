package dev.keymount.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keymount.secret.Redaction;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes parts of secrets out of text that people get to see: a log may show a line of a key cut
 * short, or a token without its first characters.
 */
final class PartsOfSecrets {

  /** The length of the shortest part, in characters. */
  private static final int LENGTH = 8;

  private static final int ALIGNMENTS = 3;

  private final Set<String> parts = new HashSet<>();

  PartsOfSecrets(List<SecretPlan> plans) {
    for (var plan : plans) {
      plan.needle()
          .ifPresent(
              needle -> {
                add(needle.texts());
                add(List.of(String.join("\n", needle.texts())));
              });
    }
  }

  private void add(List<String> texts) {
    for (var text : texts) {
      addParts(text);
      var bytes = text.getBytes(UTF_8);
      for (int from = 0; from < Math.min(ALIGNMENTS, bytes.length); from++) {
        var encoded =
            Base64.getEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
        // The last digits depend on what follows.
        addParts(encoded.substring(0, Math.max(0, encoded.length() - 2)));
      }
    }
  }

  private void addParts(String text) {
    for (int at = 0; at + LENGTH <= text.length(); at++) {
      parts.add(text.substring(at, at + LENGTH));
    }
  }

  /** Returns the text without them. */
  String redact(String text) {
    var hidden = new boolean[text.length() + 1];
    for (int at = 0; at + LENGTH <= text.length(); at++) {
      if (parts.contains(text.substring(at, at + LENGTH))) {
        Arrays.fill(hidden, at, at + LENGTH, true);
      }
    }
    var shown = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      if (!hidden[at]) {
        shown.append(text.charAt(at));
      } else if (at == 0 || !hidden[at - 1]) {
        shown.append(Redaction.MARK);
      }
    }
    return shown.toString();
  }
}
