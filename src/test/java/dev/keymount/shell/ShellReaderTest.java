package dev.keymount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands of a text are. */
class ShellReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\u0001',
      value = {
        "a => (a)",
        "a b && c || d; e & f => (a b) && (c) || (d) ; (e) & (f)",
        "A=1 B+=2 a C=3 => (A=1 B+=2 a C=3)",
        "a | b |& c => (pipe (a) (b) (c))",
        "! a => (! (a))",
        "(a; b) > f 2>&1 => (subshell (a) ; (b) >f 2>&1)",
        "if a; then b; elif c; then d; else e; fi => "
            + "(if (a) ; then (b) ; if (c) ; then (d) ; else (e) ;)",
        "for x in 1 $y; do a; done => (for x [1 $y] do (a) ;)",
        "while a; do b; done < f => (while (a) ; do (b) ; <f)",
        "case $x in a|b) c;; (*) d; esac => (case $x [a b] (c) [*] (d) ;)",
        "f() { a; } => (function f (group (a) ;))",
        "[[ -n $x && y == z* ]] => (test -n $x && y == z*)",
        "echo then if => (echo then if)",
      })
  void readsCommands(String text, String tree) {
    assertThat(Printed.tree(text)).isEqualTo(tree);
  }
}
