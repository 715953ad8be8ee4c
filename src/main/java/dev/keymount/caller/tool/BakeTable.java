package dev.keymount.caller.tool;

import dev.keymount.caller.hcl.HclExpression;
import dev.keymount.caller.hcl.HclItem;
import dev.keymount.caller.hcl.HclObject;
import dev.keymount.caller.hcl.HclString;
import dev.keymount.caller.hcl.HclTuple;
import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The attributes of one definition of a target.
 *
 * @param name the name of the target
 * @param start the offset of its first character
 * @param inner the place between its braces
 * @param items the attributes
 */
record BakeTable(String name, int start, TextRange inner, List<HclItem> items) {

  BakeTable {
    items = List.copyOf(items);
  }

  Optional<HclItem> item(String attribute) {
    return items.stream()
        .filter(item -> item.name().filter(attribute::equals).isPresent())
        .findFirst();
  }

  Optional<HclExpression> value(String attribute) {
    return item(attribute).map(HclItem::value);
  }

  boolean has(String attribute) {
    return item(attribute).isPresent();
  }

  /** Returns the build arguments that are written as such; {@code null} passes none. */
  List<HclItem> arguments() {
    return value("args")
        .filter(HclObject.class::isInstance)
        .map(HclObject.class::cast)
        .map(HclObject::items)
        .orElse(List.of())
        .stream()
        .filter(item -> item.name().isPresent() && !BakeValues.isNull(item.value()))
        .toList();
  }

  /** Returns whether it takes a build argument away that another gives. */
  boolean unsets(String argument) {
    return value("args").stream()
        .flatMap(value -> value instanceof HclObject map ? map.items().stream() : null)
        .anyMatch(
            item ->
                item.name().filter(argument::equals).isPresent()
                    && BakeValues.isNull(item.value()));
  }

  /** Returns the names of the targets that this one takes from. */
  List<String> parents() {
    return value("inherits").stream()
        .flatMap(value -> value instanceof HclTuple tuple ? tuple.elements().stream() : null)
        .flatMap(
            element ->
                element instanceof HclString string ? string.literal().stream() : Stream.of())
        .toList();
  }

  /** Returns whether it says of itself that an image is built from it. */
  boolean builds() {
    return Stream.of("context", "dockerfile", "tags", "output", "matrix").anyMatch(this::has);
  }
}
