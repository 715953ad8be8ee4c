package dev.keymount.caller.command;

import dev.keymount.shell.Word;
import dev.keymount.shell.WordPart;
import dev.keymount.source.TextRange;
import java.util.Optional;

/**
 * A word of the shape {@code NAME=VALUE} or {@code NAME}, whatever part of it is quoted.
 *
 * @param name the name
 * @param value the value as a word of its own; empty without an equals sign
 */
record NamedWord(String name, Optional<String> value) {

  /**
   * Returns what a word names.
   *
   * @param text the text that the word stands in
   * @param prefix what stands before the name, such as {@code --build-arg=}
   */
  static Optional<NamedWord> of(Word word, String text, String prefix) {
    if (word.parts().isEmpty()) {
      return Optional.empty();
    }
    var first = word.parts().get(0);
    var quote = "";
    int start = first.range().start();
    int end = first.range().end();
    if (first instanceof WordPart.SingleQuoted && text.charAt(start) == '\'') {
      quote = "'";
      start++;
      end--;
    } else if (first instanceof WordPart.DoubleQuoted quoted
        && !quoted.parts().isEmpty()
        && quoted.parts().get(0) instanceof WordPart.Literal literal) {
      quote = "\"";
      start = literal.range().start();
      end = literal.range().end();
    } else if (!(first instanceof WordPart.Literal)) {
      return Optional.empty();
    }
    var head = text.substring(start, end);
    if (!prefix.isEmpty() && head.equals(prefix) && quote.isEmpty() && word.parts().size() > 1) {
      var tail = new TextRange(end, word.range().end());
      return of(
          new Word(tail, tail.of(text), word.parts().subList(1, word.parts().size())), text, "");
    }
    return split(head, prefix, quote + rest(word, text, start), quote);
  }

  private static String rest(Word word, String text, int start) {
    return text.substring(start, word.range().end());
  }

  private static Optional<NamedWord> split(String head, String prefix, String whole, String quote) {
    if (!head.startsWith(prefix)) {
      return Optional.empty();
    }
    int equals = head.indexOf('=', prefix.length());
    var name = head.substring(prefix.length(), equals < 0 ? head.length() : equals);
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      return Optional.empty();
    } else if (equals >= 0) {
      var value = quote + whole.substring(quote.length() + equals + 1);
      return Optional.of(new NamedWord(name, Optional.of(value)));
    }
    boolean isAll = whole.length() == head.length() + 2 * quote.length();
    return isAll ? Optional.of(new NamedWord(name, Optional.empty())) : Optional.empty();
  }
}
