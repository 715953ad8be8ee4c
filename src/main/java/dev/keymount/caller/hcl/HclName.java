package dev.keymount.caller.hcl;

import dev.keymount.source.TextRange;

/**
 * A variable, a path of attributes such as {@code var.token}, a number, {@code true}, {@code false}
 * or {@code null}.
 *
 * @param range its place
 * @param text how it is written, without blanks
 */
public record HclName(TextRange range, String text) implements HclExpression {

  /** Returns whether it is no value at all. */
  public boolean isNull() {
    return text.equals("null");
  }
}
