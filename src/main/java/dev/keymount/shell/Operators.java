package dev.keymount.shell;

import dev.keymount.shell.grammar.Shell;

/** Reads operators. */
final class Operators {

  private final Cursor cursor;

  Operators(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Passes over a control operator and returns the type of its token. */
  int control() {
    if (cursor.accept(';')) {
      if (cursor.accept(';')) {
        cursor.accept('&');
        return Shell.CASE_END;
      }
      return cursor.accept('&') ? Shell.CASE_END : Shell.SEMI;
    }
    if (cursor.accept('|')) {
      if (cursor.accept('|')) {
        return Shell.OR_IF;
      }
      cursor.accept('&');
      return Shell.PIPE;
    }
    cursor.require('&');
    return cursor.accept('&') ? Shell.AND_IF : Shell.AMP;
  }

  /** Passes over a redirection operator and returns it. */
  String redirection() {
    if (cursor.accept('&')) {
      cursor.require('>');
      return cursor.accept('>') ? "&>>" : "&>";
    }
    if (cursor.accept('>')) {
      return cursor.accept('>')
          ? ">>"
          : cursor.accept('&') ? ">&" : cursor.accept('|') ? ">|" : ">";
    }
    cursor.require('<');
    if (cursor.accept('<')) {
      return cursor.accept('<') ? "<<<" : cursor.accept('-') ? "<<-" : "<<";
    }
    return cursor.accept('>') ? "<>" : cursor.accept('&') ? "<&" : "<";
  }
}
