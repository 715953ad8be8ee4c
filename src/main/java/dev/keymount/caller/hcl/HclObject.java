package dev.keymount.caller.hcl;

import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * An object, such as <code>{ A = "1", B = x }</code>.
 *
 * @param range its place, braces included
 * @param items what it holds
 */
public record HclObject(TextRange range, List<HclItem> items) implements HclExpression {

  /** Takes a copy of the list. */
  public HclObject {
    items = List.copyOf(items);
  }

  /** Returns the last item of that name, which is the one that counts. */
  public Optional<HclItem> item(String name) {
    return items.stream()
        .filter(item -> item.name().filter(name::equals).isPresent())
        .reduce((first, second) -> second);
  }
}
