package dev.keymount.caller.hcl;

import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Attributes and blocks.
 *
 * @param range the place, without the braces around it
 * @param attributes the attributes
 * @param blocks the blocks
 */
public record HclBody(TextRange range, List<HclItem> attributes, List<HclBlock> blocks) {

  /** Takes copies of the lists. */
  public HclBody {
    attributes = List.copyOf(attributes);
    blocks = List.copyOf(blocks);
  }

  /** Returns the attribute of that name. */
  public Optional<HclItem> attribute(String name) {
    return attributes.stream()
        .filter(item -> item.name().filter(name::equals).isPresent())
        .findFirst();
  }

  /** Returns the blocks of a type. */
  public Stream<HclBlock> blocks(String type) {
    return blocks.stream().filter(block -> block.type().equals(type));
  }
}
