package dev.keymount.caller.hcl;

import dev.keymount.source.TextRange;
import java.util.List;

/**
 * An expression of operators, conditions, loops or indexes.
 *
 * @param range its place
 * @param parts the values in it that can be read
 */
public record HclOpaque(TextRange range, List<HclExpression> parts) implements HclExpression {

  /** Takes a copy of the list. */
  public HclOpaque {
    parts = List.copyOf(parts);
  }
}
