package dev.keymount.caller.hcl;

import dev.keymount.source.TextRange;
import java.util.List;

/**
 * A call of a function.
 *
 * @param range its place
 * @param function the name
 * @param arguments what is given to it
 */
public record HclCall(TextRange range, String function, List<HclExpression> arguments)
    implements HclExpression {

  /** Takes a copy of the list. */
  public HclCall {
    arguments = List.copyOf(arguments);
  }
}
