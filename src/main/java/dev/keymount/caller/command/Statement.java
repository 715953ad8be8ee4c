package dev.keymount.caller.command;

import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Operator;
import dev.keymount.shell.Word;
import java.util.List;
import java.util.Map;

/**
 * A simple command and where it stands.
 *
 * @param command the command
 * @param chain the lists that hold it, outermost first
 * @param directories where it may run, relative to the root, the likeliest first; empty where that
 *     is not known
 * @param loops the words over which the variables of loops around it run
 * @param isFed whether a pipe or a redirection of a command around it gives its standard input
 * @param isInFunction whether it stands in a function, whose output may be taken by its caller
 */
record Statement(
    Command.Simple command,
    List<Step> chain,
    List<String> directories,
    Map<String, List<Word>> loops,
    boolean isFed,
    boolean isInFunction) {

  /** A list and the index of an item in it. */
  record Step(CommandList list, int index) {

    /** Returns the index of the first item that is joined to this one by AND and OR. */
    int first() {
      int at = index;
      while (at > 0 && isJoin(list.items().get(at - 1).operator())) {
        at--;
      }
      return at;
    }

    /** Returns whether the item runs only if one before it lets it. */
    boolean isConditional() {
      return index > 0 && isJoin(list.items().get(index - 1).operator());
    }

    private boolean isAndUpTo(int other) {
      return list.items().subList(index, other).stream()
          .allMatch(item -> item.operator() == Operator.AND);
    }

    private static boolean isJoin(Operator operator) {
      return operator == Operator.AND || operator == Operator.OR;
    }
  }

  Statement {
    chain = List.copyOf(chain);
    directories = List.copyOf(directories);
    loops = Map.copyOf(loops);
  }

  /** Returns whether this one surely has run, in the same shell, when the other begins. */
  boolean precedes(Statement other) {
    int last = chain.size() - 1;
    if (other.chain.size() <= last) {
      return false;
    }
    for (int depth = 0; depth < last; depth++) {
      if (!isSame(chain.get(depth), other.chain.get(depth))) {
        return false;
      }
    }
    var step = chain.get(last);
    var later = other.chain.get(last);
    return step.list().range().equals(later.list().range())
        && step.index() < later.index()
        && (!step.isConditional() || isOnlyReachedThrough(step, later));
  }

  private static boolean isOnlyReachedThrough(Step step, Step later) {
    return step.list().items().get(step.index() - 1).operator() == Operator.AND
        && step.isAndUpTo(later.index());
  }

  private static boolean isSame(Step one, Step other) {
    return one.list().range().equals(other.list().range()) && one.index() == other.index();
  }
}
