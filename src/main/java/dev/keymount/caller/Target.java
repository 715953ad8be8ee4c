package dev.keymount.caller;

import java.util.List;

/**
 * What a call builds.
 *
 * @param dockerfiles where the Dockerfile may be, relative to the root with slashes and without
 *     {@code .} and {@code ..}, the likeliest first; {@code *} stands for text without a slash that
 *     is not known. The first that matches a Dockerfile counts. Empty where the call does not say.
 */
public record Target(List<String> dockerfiles) {

  /** A target that the call does not tell. */
  public static final Target UNKNOWN = new Target(List.of());

  /** Takes a copy of the list. */
  public Target {
    dockerfiles = List.copyOf(dockerfiles);
  }
}
