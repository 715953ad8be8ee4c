package dev.keymount.caller.command;

import dev.keymount.shell.Word;
import dev.keymount.source.TextRange;
import java.util.Optional;

/**
 * A word of a command.
 *
 * @param word the word
 * @param value its value where it is constant
 * @param fragment the text that it stands in
 * @param gap where the word before it ends in the same text; where it begins itself if there is
 *     none
 * @param place the word of the command that it comes from
 */
record Operand(Word word, Optional<String> value, Fragment fragment, int gap, TextRange place) {

  /** Returns the value, empty text where it is not known. */
  String known() {
    return value.orElse("");
  }

  /** Returns the value without the directories before its last name. */
  String program() {
    return known().substring(known().lastIndexOf('/') + 1);
  }

  TextRange range() {
    return word.range();
  }
}
