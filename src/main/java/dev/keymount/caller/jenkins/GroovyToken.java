package dev.keymount.caller.jenkins;

import dev.keymount.source.TextRange;

/** A piece of Groovy; all of them tile the text. */
record GroovyToken(Kind kind, TextRange range) {

  enum Kind {
    BLANK,
    COMMENT,
    NEWLINE,
    WORD,
    STRING,
    PUNCTUATION
  }
}
