package dev.keymount.caller;

import java.util.List;

/**
 * What a call builds.
 *
 * @param dockerfiles where the Dockerfile may be, relative to the root with slashes and without
 *     {@code .} and {@code ..}, the likeliest first; {@code *} stands for text without a slash that
 *     is not known. Empty where the call does not say.
 * @param every whether the call builds each Dockerfile that one of them matches, as in a loop;
 *     otherwise the first that matches a Dockerfile counts
 */
public record Target(List<String> dockerfiles, boolean every) {

  /** A target that the call does not tell. */
  public static final Target UNKNOWN = new Target(List.of());

  /** Makes the target of a call that builds one Dockerfile. */
  public Target(List<String> dockerfiles) {
    this(dockerfiles, false);
  }

  /** Takes a copy of the list. */
  public Target {
    dockerfiles = List.copyOf(dockerfiles);
  }
}
