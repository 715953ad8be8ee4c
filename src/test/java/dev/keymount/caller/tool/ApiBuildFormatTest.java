package dev.keymount.caller.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.caller.Call;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.Surroundings;
import dev.keymount.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiBuildFormatTest {

  private static List<Call> calls(String path, String text) {
    var file = new CallerFile(path, SourceText.of(text), Surroundings.NONE);
    return new ApiBuildFormat().read(file).map(document -> document.calls()).orElse(List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          docker.from_env().images.build(path="x", buildargs={"A": 1, 'B': f(2)}) | x/Dockerfile tools/x/Dockerfile        | A B
          client.images.build(path=".", dockerfile="Dockerfile.ci")               | Dockerfile.ci tools/Dockerfile.ci      | ''
          api.build(path=where, buildargs=dict(A=1))                              | ''                                     | A
          docker.APIClient().build(path="../app")                                 | app/Dockerfile                         | ''
          """)
  void readsDockerPy(String line, String dockerfiles, String arguments) {
    var calls = calls("tools/build.py", "import docker\n" + line + "\n");
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).line()).isEqualTo(2);
    assertThat(calls.get(0).engine().obstacle()).isPresent();
    assertThat(String.join(" ", calls.get(0).target().dockerfiles())).isEqualTo(dockerfiles);
    assertThat(calls.get(0).arguments()).containsExactlyInAnyOrder(words(arguments));
  }

  private static String[] words(String text) {
    return text.isEmpty() ? new String[0] : text.split(" ", -1);
  }

  @Test
  void readsTestcontainers() {
    var calls =
        calls(
            "src/test/java/AppIT.java",
            """
            var image = new ImageFromDockerfile("app", false)
                .withFileFromPath(".", Paths.get("docker"))
                .withBuildArg("A", a())
                .withBuildArg("B", "2");
            """);
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).target().dockerfiles())
        .containsExactly("docker/Dockerfile", "src/test/java/docker/Dockerfile");
    assertThat(calls.get(0).arguments()).containsExactlyInAnyOrder("A", "B");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          build.py    | client.build(path='.')
          build.py    | import docker; site.build(path='.')
          build.py    | import docker; client.containers.run('x')
          App.java    | docker.build(path)
          build.sh    | import docker; client.images.build(path='.')
          """)
  void passesOverOtherPrograms(String path, String text) {
    assertThat(new ApiBuildFormat().covers(path) ? calls(path, text) : List.of()).isEmpty();
  }
}
