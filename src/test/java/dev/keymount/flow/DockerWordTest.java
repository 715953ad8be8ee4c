package dev.keymount.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerWordTest {

  private static final Map<String, String> VARIABLES = Map.of("a", "1", "b", "x y");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "plain,plain",
        "$a,1",
        "${a}z,1z",
        "\"$a $b\",1 x y",
        "'$a',$a",
        "\\$a,$a",
        "$c,${c}",
        "${c:-d},d",
        "${c:-$a},1",
        "${a:-d},1",
        "${a:+d},d",
        "${c:+d},``",
        "${c:-${d:-e}},e",
        "$,$",
        "${a,${a",
        "a$a$a,a11",
      })
  void expandsAsDockerDoes(String word, String value) {
    assertThat(DockerWord.expand(word, '\\', name -> Optional.ofNullable(VARIABLES.get(name))))
        .isEqualTo(value);
  }
}
