package dev.keymount.verify.builder;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a tool.
 *
 * @param text all of it, without a {@code v} before it
 * @param major the first number
 * @param minor the second number
 */
record Version(String text, int major, int minor) {

  private static final Pattern PATTERN =
      Pattern.compile("\\bv?((\\d{1,6})\\.(\\d{1,6})(?:\\.\\d+)?)");

  /** Finds the first version in a text. */
  static Optional<Version> find(String text) {
    Matcher matcher = PATTERN.matcher(text);
    return matcher.find()
        ? Optional.of(
            new Version(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  boolean isAtLeast(int otherMajor, int otherMinor) {
    return major > otherMajor || major == otherMajor && minor >= otherMinor;
  }
}
