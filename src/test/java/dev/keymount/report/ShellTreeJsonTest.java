package dev.keymount.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.shell.ShellReader;
import dev.keymount.source.TextRange;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a tree is printed, and in which order. */
class ShellTreeJsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "a ~b c~ | d => {'args':['a','~b c~']},{'args':['d']}",
        "A=1 B+=2 c[1]=3 => {'assign':['A=1','B+=2','c[1]=3']}",
        "export A=b => {'args':['export','A=b']}",
        "a 2>b >>c {fd}<d => {'args':['a'],'redir':['2> b','>> c','{fd}< d']}",
        "{ a; } > b => {'redir':['> b']},{'args':['a']}",
        "a $(b $(c)) d => {'args':['a','$(b $(c))','d']},{'args':['b','$(c)']},{'args':['c']}",
        "A=$(b) => {'assign':['A=$(b)']},{'args':['b']}",
        "[[ -n $(a) ]] && let b=1 => {'args':['a']}",
        "while a; do b; done < $(c) => "
            + "{'redir':['< $(c)']},{'args':['a']},{'args':['b']},{'args':['c']}",
        "f() { a; }; time b => {'args':['a']},{'args':['b']}",
        "> a => {'redir':['> a']}",
      })
  void prints(String text, String commands) throws IOException {
    var source = text.replace('~', '\'');
    var list = ShellReader.read(source, new TextRange(0, source.length()), List.of());
    var printed = new StringWriter();

    ShellTreeJson.write("Dockerfile", 3, list, source, printed);

    assertThat(printed)
        .hasToString(
            "{\"path\":\"Dockerfile\",\"start\":3,\"commands\":["
                + commands.replace('\'', '"').replace('~', '\'')
                + "]}\n");
  }
}
