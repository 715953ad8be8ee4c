package dev.keymount.caller.hcl;

import dev.keymount.source.TextRange;
import java.util.List;

/**
 * A list, such as {@code ["a", "b"]}.
 *
 * @param range its place, brackets included
 * @param elements what it holds
 * @param endsInComma whether a comma follows the last element
 */
public record HclTuple(TextRange range, List<HclExpression> elements, boolean endsInComma)
    implements HclExpression {

  /** Takes a copy of the list. */
  public HclTuple {
    elements = List.copyOf(elements);
  }
}
