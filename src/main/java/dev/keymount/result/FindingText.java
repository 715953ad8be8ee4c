package dev.keymount.result;

import dev.keymount.flow.Life.Entry;
import dev.keymount.migrate.SecretResult;
import java.util.List;

/** What is wrong with a secret, in words. */
public final class FindingText {

  private FindingText() {}

  /** Returns what is wrong with a secret, in a sentence without its full stop. */
  public static String of(SecretResult secret) {
    return secret.fix().life().name() + " " + where(secret);
  }

  private static String where(SecretResult secret) {
    var places =
        secret.exposures().stream()
            .map(exposure -> exposure.kind().label().replace('-', ' '))
            .distinct()
            .toList();
    return places.isEmpty() ? wayIn(secret.fix().life().entry()) : "ends up in the " + join(places);
  }

  /** Returns what there is to say of one that is seen to stay nowhere. */
  private static String wayIn(Entry entry) {
    return switch (entry) {
      case ARGUMENT -> "comes in as a build argument";
      case CONTEXT_FILE -> "comes in from the build context";
      case OTHER_IMAGE -> "comes in from another image";
      case ENVIRONMENT, LITERAL, URL -> "stands in the Dockerfile";
      case WRITTEN -> "is written to a file";
      case MOUNT -> "comes in by a mount";
      case MISSING -> "wants an ssh key, and the build has none";
      case UNCHECKED -> "is not checked";
    };
  }

  private static String join(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
