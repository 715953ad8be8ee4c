package dev.keymount.caller.hcl;

import dev.keymount.source.TextRange;

/** A piece of the text; all of them tile it. */
record HclToken(Kind kind, TextRange range) {

  enum Kind {
    BLANK,
    COMMENT,
    NEWLINE,
    IDENTIFIER,
    NUMBER,
    STRING,
    HEREDOC,
    PUNCTUATION,
    /** Text that can't be read, such as a string that does not end. */
    UNKNOWN
  }
}
