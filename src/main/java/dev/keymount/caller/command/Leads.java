package dev.keymount.caller.command;

import dev.keymount.shell.Word;
import dev.keymount.shell.WordPart;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.Optional;

/** Words without what stands before a value in them. */
final class Leads {

  private Leads() {}

  /** Returns the rest of a word behind constant text at its start; empty where it is quoted. */
  static Optional<Word> cut(Word word, String lead, String text) {
    if (!(word.parts().get(0) instanceof WordPart.Literal literal)
        || !literal.range().of(text).startsWith(lead)) {
      return Optional.empty();
    }
    int start = literal.range().start() + lead.length();
    var parts = new ArrayList<WordPart>();
    if (start < literal.range().end()) {
      var range = new TextRange(start, literal.range().end());
      parts.add(new WordPart.Literal(range, range.of(text)));
    }
    parts.addAll(word.parts().subList(1, word.parts().size()));
    var range = new TextRange(start, word.range().end());
    return Optional.of(new Word(range, range.of(text), parts));
  }
}
