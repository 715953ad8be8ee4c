package dev.keymount.shell;

import dev.keymount.source.TextRange;
import java.util.List;

/**
 * Commands one after another, flat: {@code a && b || c; d} has four items.
 *
 * <p>AND and OR bind tighter than the others and group from the left, as POSIX has it.
 *
 * @param range from the first command to the end of the last one or of its operator
 * @param items the commands in order, each with the operator behind it
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html">POSIX
 *     shell command language, 2.9.3 Lists</a>
 */
public record CommandList(TextRange range, List<Item> items) {

  /** Takes a copy of the list. */
  public CommandList {
    items = List.copyOf(items);
  }

  /**
   * A command and what follows it.
   *
   * @param command the command
   * @param operator the operator behind it
   * @param operatorRange the operator as written; empty, at the end of the command, for NONE
   */
  public record Item(Command command, Operator operator, TextRange operatorRange) {}
}
