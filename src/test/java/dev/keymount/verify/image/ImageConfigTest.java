package dev.keymount.verify.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ImageConfigTest {

  @Test
  void listsWhatContainersRunWith() throws IOException {
    var config =
        ImageConfig.read(
            """
            {"architecture": "amd64", "config": {
              "Hostname": "0123", "User": "app", "WorkingDir": "/w",
              "Env": ["PATH=/bin:/usr/bin", "EMPTY=", "A=b=c"],
              "Entrypoint": ["/bin/sh", "-c", "exec \\"$@\\""], "Cmd": null,
              "ExposedPorts": {"443/udp": {}, "80/tcp": {}}, "Volumes": {"/v": {}},
              "Labels": {"org.example.a": "1"}, "StopSignal": "SIGINT", "ArgsEscaped": true,
              "Healthcheck": {"Test": ["CMD-SHELL", "true"], "Interval": 5000000000},
              "OnBuild": ["RUN x"], "Shell": ["/bin/bash", "-c"]}}
            """);

    assertThat(config.settings())
        .containsExactly(
            entry("Entrypoint", "[\"/bin/sh\",\"-c\",\"exec \\\"$@\\\"\"]"),
            entry("Env.A", "b=c"),
            entry("Env.EMPTY", ""),
            entry("Env.PATH", "/bin:/usr/bin"),
            entry("ExposedPorts", "443/udp 80/tcp"),
            entry("Healthcheck", "{\"Test\":[\"CMD-SHELL\",\"true\"],\"Interval\":\"5000000000\"}"),
            entry("Labels.org.example.a", "1"),
            entry("OnBuild", "[\"RUN x\"]"),
            entry("Shell", "[\"/bin/bash\",\"-c\"]"),
            entry("StopSignal", "SIGINT"),
            entry("User", "app"),
            entry("Volumes", "/v"),
            entry("WorkingDir", "/w"));
  }

  @Test
  void countsTheLayersOfTheHistory() throws IOException {
    var config =
        ImageConfig.read(
            """
            {"history": [
              {"created": "1970-01-01T00:00:00Z", "comment": "Imported from -"},
              {"created_by": "ENV A=b", "empty_layer": true},
              {"created_by": "RUN x # buildkit"},
              {"created_by": "/bin/sh -c #(nop) CMD [\\"a\\"]", "empty_layer": true}]}
            """);

    assertThat(config.history())
        .containsExactly(
            new HistoryEntry("", 0),
            new HistoryEntry("ENV A=b", -1),
            new HistoryEntry("RUN x # buildkit", 1),
            new HistoryEntry("/bin/sh -c #(nop) CMD [\"a\"]", -1));
  }

  @Test
  void quotesNothingOfWhatIsNoJson() {
    assertThatIOException()
        .isThrownBy(() -> ImageConfig.read("{\"a\": CANARY1}"))
        .withMessage("not valid JSON")
        .withNoCause();
    assertThatIOException().isThrownBy(() -> ImageConfig.read("{} {}"));
  }
}
