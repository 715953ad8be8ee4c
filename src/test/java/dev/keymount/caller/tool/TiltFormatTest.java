package dev.keymount.caller.tool;

import static dev.keymount.caller.tool.CallerCases.argument;
import static dev.keymount.caller.tool.CallerCases.find;
import static dev.keymount.caller.tool.CallerCases.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.caller.Need.Form;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiltFormatTest {

  private static final TiltFormat TILT = new TiltFormat();

  private static String after(String text) {
    return CallerCases.after(TILT, "Tiltfile", text, argument("T", Form.TEXT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "docker_build('a', '.', {'T': os.getenv('T')})"
            + "| docker_build('a', '.', {}, secret=['id=T,env=T'])",
        "docker_build('a', '.', build_args={'T': os.getenv('X', '')}, ssh='default')"
            + "| docker_build('a', '.', secret=['id=T,env=X'], ssh='default')",
        "docker_build('a', '.', build_args=dict(T=os.getenv('T')))"
            + "| docker_build('a', '.', build_args=dict(T=os.getenv('T')))",
        "docker_build('a', '.', build_args={'T': os.getenv('T'), 'U': '1'}, secret=['id=x'])"
            + "| docker_build('a', '.', build_args={'U': '1'}, secret=['id=x', 'id=T,env=T'])",
        "docker_build('a', '.', secret=more, build_args={'T': os.environ['T']})"
            + "| docker_build('a', '.', secret=more, build_args={'T': os.environ['T']})",
        "docker_build('a', '.', build_args={'T': f'{x}'})"
            + "| docker_build('a', '.', build_args={'T': f'{x}'})",
      })
  void movesTheArgument(String before, String after) {
    assertThat(after(before)).isEqualTo(after);
  }

  @Test
  void followsAVariableThatIsSetOnce() {
    var text = "t = os.environ['T']\ndocker_build('a', '.', build_args={'T': t})\n";
    assertThat(after(text))
        .isEqualTo("t = os.environ['T']\ndocker_build('a', '.', secret=['id=T,env=T'])\n");
    assertThat(after("t = 'x'\n" + text)).isEqualTo("t = 'x'\n" + text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "docker_build('x', 'a')| t/a/Dockerfile",
        "docker_build('x', context='a', dockerfile='b/c')| t/b/c",
        "docker_build('x', '../a')| a/Dockerfile",
        "docker_build('x', where)| t/*/Dockerfile",
      })
  void looksForTheDockerfile(String text, String expected) {
    assertThat(read(TILT, "t/Tiltfile", text).calls())
        .extracting(one -> one.target().dockerfiles())
        .containsExactly(List.of(expected));
  }

  @Test
  void neverThrows() {
    var text =
        """
        # c
        t = os.environ['T'] if x else {1: [2, (3,)]}
        docker_build("a", '.', build_args={'T': t, "U": '''x''' + r'\\n'}, only=[], # ]
            secret=["id=x",])
        custom_build('a', 'docker build .', [])
        """;
    for (int end = 0; end <= text.length(); end++) {
      for (var part : List.of(text.substring(0, end), text.substring(end))) {
        find(TILT, "Tiltfile", part)
            .ifPresent(document -> CallerCases.rewrite(document, argument("T", Form.TEXT)));
      }
    }
  }
}
