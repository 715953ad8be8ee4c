package dev.keymount.caller.command;

import dev.keymount.shell.Word;
import dev.keymount.source.TextRange;
import java.util.Optional;

/**
 * A place that gives a variable of the shell a value.
 *
 * @param name the variable
 * @param statement the command that does it
 * @param range the assignment
 * @param value the value as it is written; empty where it comes from elsewhere, as with {@code
 *     read}
 * @param word the value of an assignment of its own, in place
 * @param append whether it adds to the value
 * @param exports whether it puts the variable into the environment
 */
record Binding(
    String name,
    Statement statement,
    TextRange range,
    Optional<String> value,
    Optional<Word> word,
    boolean append,
    boolean exports) {

  /** Returns whether the command does nothing but assign. */
  boolean isAlone() {
    var command = statement.command();
    return command.words().isEmpty()
        && command.assignments().size() == 1
        && command.redirections().isEmpty();
  }
}
