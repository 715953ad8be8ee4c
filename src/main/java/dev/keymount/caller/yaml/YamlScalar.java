package dev.keymount.caller.yaml;

import java.util.Set;

/**
 * A scalar.
 *
 * @param head its place
 * @param style how it is written
 * @param value its text, with escapes and line folding undone
 */
public record YamlScalar(YamlHead head, Style style, String value) implements YamlNode {

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  /** How a scalar is written. */
  public enum Style {
    /** Without quotes. */
    PLAIN,
    /** In single quotes. */
    SINGLE,
    /** In double quotes. */
    DOUBLE,
    /** A block behind {@code |}. */
    LITERAL,
    /** A block behind {@code >}. */
    FOLDED
  }

  /** Returns whether it is null or nothing at all. */
  public boolean isNull() {
    return style == Style.PLAIN && head.tag().isEmpty() && NULLS.contains(value);
  }
}
