package dev.keymount.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetPatternTest {

  private static final List<String> DOCKERFILES =
      List.of("Dockerfile", "api/Dockerfile", "web/Dockerfile", "web/admin/Dockerfile", "a.b/C");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Dockerfile        | Dockerfile
          api/Dockerfile    | api/Dockerfile
          db/Dockerfile     | ''
          */Dockerfile      | api/Dockerfile web/Dockerfile
          w*/Dockerfile     | web/Dockerfile
          */*/Dockerfile    | web/admin/Dockerfile
          *file             | Dockerfile
          **/Dockerfile     | api/Dockerfile web/Dockerfile
          a*b/C             | a.b/C
          a.b/*             | a.b/C
          aXb/C             | ''
          """)
  void meansTheDockerfilesWhosePathItFits(String pattern, String expected) {
    var wanted = Arrays.stream(expected.split(" ", -1)).filter(path -> !path.isEmpty()).toList();
    assertThat(new TargetPattern(pattern).in(DOCKERFILES)).isEqualTo(wanted);
  }
}
