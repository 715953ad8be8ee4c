package dev.keymount.secret;

import java.util.Optional;
import java.util.Set;

/**
 * What the user says about names, which counts more than what the names say.
 *
 * @param secret names of secrets; a star stands for any characters
 * @param harmless names of what is none, likewise; these win
 */
public record NamePolicy(Set<String> secret, Set<String> harmless) {

  /** The policy of a user who says nothing. */
  public static final NamePolicy NONE = new NamePolicy(Set.of(), Set.of());

  /** Takes copies. */
  public NamePolicy {
    secret = Set.copyOf(secret);
    harmless = Set.copyOf(harmless);
  }

  /** Returns what a variable of that name holds, empty where it is no secret. */
  public Optional<SecretKind> kind(String name) {
    if (isHarmless(name)) {
      return Optional.empty();
    }
    var kind = SecretName.kind(name);
    return kind.isEmpty() && isSecret(name) ? Optional.of(SecretKind.OTHER) : kind;
  }

  /** Returns whether the user says that it is a secret. */
  public boolean isSecret(String name) {
    return !isHarmless(name) && matches(secret, name);
  }

  /** Returns whether the user says that it is none. */
  public boolean isHarmless(String name) {
    return matches(harmless, name);
  }

  private static boolean matches(Set<String> patterns, String name) {
    return patterns.contains(name)
        || patterns.stream().anyMatch(pattern -> pattern.indexOf('*') >= 0 && fits(pattern, name));
  }

  /** Returns whether a name fits a pattern, in time that grows with both lengths at most. */
  private static boolean fits(String pattern, String name) {
    int at = 0;
    int star = -1;
    int resume = 0;
    int next = 0;
    while (at < name.length()) {
      if (next < pattern.length() && pattern.charAt(next) == '*') {
        star = next++;
        resume = at;
      } else if (next < pattern.length() && pattern.charAt(next) == name.charAt(at)) {
        next++;
        at++;
      } else if (star >= 0) {
        next = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    return pattern.substring(next).chars().allMatch(c -> c == '*');
  }
}
