package dev.keymount.shell;

/** Reads the words of bash's <code>[[ … ]]</code>, to which its operators belong. */
final class Conditions {

  private final Cursor cursor;
  private final Words words;

  Conditions(Cursor cursor, Words words) {
    this.cursor = cursor;
    this.words = words;
  }

  /** Returns the word or the operator at the cursor. */
  Word word() {
    var parts = words.begin();
    switch (cursor.current()) {
      case '(', ')', '<', '>' -> parts.take();
      case '&', '|' -> {
        int operator = cursor.current();
        parts.take();
        if (cursor.current() != operator) {
          throw new Unreadable("no operator of a test");
        }
        parts.take();
      }
      default -> words.read(parts);
    }
    return notEmpty(parts.word());
  }

  /** Returns the regular expression at the cursor. */
  Word regex() {
    var parts = words.begin();
    while (!endsRegex()) {
      if (cursor.is('(')) {
        words.parenthesised(parts);
      } else {
        words.readOne(parts, Quoting.NONE);
      }
    }
    return notEmpty(parts.word());
  }

  private boolean endsRegex() {
    return switch (cursor.current()) {
      case ' ', '\t', '\r', '\n', ';', '&', '<', '>', ')', Cursor.END -> true;
      default -> false;
    };
  }

  private static Word notEmpty(Word word) {
    if (word.range().isEmpty()) {
      throw new Unreadable("no word of a test");
    }
    return word;
  }
}
