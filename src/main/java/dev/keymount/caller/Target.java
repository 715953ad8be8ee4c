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
 * @param through the files that say what is built, compose or bake files, for a call that leaves it
 *     to them: sets of paths, the likeliest first, of which the first counts that has such a file
 */
public record Target(List<String> dockerfiles, boolean every, List<List<String>> through) {

  /** A target that the call does not tell. */
  public static final Target UNKNOWN = new Target(List.of());

  /** Makes the target of a call that builds one Dockerfile. */
  public Target(List<String> dockerfiles) {
    this(dockerfiles, false);
  }

  /** Makes the target of a call that names Dockerfiles itself. */
  public Target(List<String> dockerfiles, boolean every) {
    this(dockerfiles, every, List.of());
  }

  /** Takes copies of the lists. */
  public Target {
    dockerfiles = List.copyOf(dockerfiles);
    through = through.stream().map(List::copyOf).toList();
  }

  /** Returns the target of a call that leaves it to other files. */
  public static Target through(List<List<String>> sets) {
    return new Target(List.of(), true, sets);
  }
}
