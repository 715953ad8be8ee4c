package dev.keymount.shell;

/** What the lexer expects at a place, which decides what a word is there. */
enum Place {
  /** A command: reserved words and assignments count. */
  COMMAND,
  /** Behind {@code time}. */
  TIMED,
  /** Behind {@code coproc}. */
  COPROC,
  /** Behind the word behind {@code coproc}, which may have been a name. */
  COPROC_NAMED,
  /** Behind an assignment or a redirection before a command. */
  PREFIX,
  /** Behind the first word of a command. */
  ARGUMENT,
  /** Behind the first word of a declaration such as {@code export}. */
  OPERAND,
  /** Behind a compound command. */
  COMPOUND_END,
  /** Behind {@code for} or {@code select}. */
  FOR_NAME,
  /** Behind the name of a loop's variable. */
  FOR_IN,
  /** Behind the {@code in} of a loop. */
  FOR_WORDS,
  /** Behind {@code case}. */
  CASE_WORD,
  /** Behind the subject of a {@code case}. */
  CASE_IN,
  /** Where a {@code case} has another arm or ends. */
  ARM,
  /** In the patterns of an arm. */
  PATTERN,
  /** Behind {@code function}. */
  FUNCTION_NAME,
  /** Between <code>[[</code> and <code>]]</code>. */
  TEST,
  /** Behind {@code =~} in a test. */
  REGEX;

  /** Returns whether an assignment may stand here. */
  boolean takesAssignment() {
    return this == COMMAND || this == TIMED || this == PREFIX;
  }

  /** Returns whether a new command may begin here. */
  boolean beginsCommand() {
    return this == COMMAND || this == TIMED || this == COPROC || this == COPROC_NAMED;
  }

  /** Returns whether a line ending here ends something, rather than being passed over. */
  boolean endsAtNewline() {
    return switch (this) {
      case TIMED, PREFIX, ARGUMENT, OPERAND, COMPOUND_END, FOR_WORDS, COPROC_NAMED -> true;
      default -> false;
    };
  }
}
