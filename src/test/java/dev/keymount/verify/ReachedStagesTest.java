package dev.keymount.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachedStagesTest {

  private static final String TEXT =
      "FROM a AS base\nFROM Base AS build\nFROM b AS tool\nFROM build AS test\n"
          + "FROM a AS assets\nFROM a AS late\nFROM scratch\nCOPY --from=build /x /y\n"
          + "RUN --mount=type=bind,from=tool,target=/t x\nCOPY --from=4 /a /b\n";

  @TempDir private Path directory;

  @Test
  void areThoseThatATargetTakesAnythingFrom() throws IOException {
    assertThat(ReachedStages.by("keymount-stage-6", files(TEXT)))
        .containsExactlyInAnyOrder("keymount-stage-6", "base", "build", "tool", "assets");
    assertThat(ReachedStages.by("test", files(TEXT)))
        .containsExactlyInAnyOrder("test", "build", "base");
  }

  @Test
  void areNotThoseThatOnlyAVariableNames() throws IOException {
    assertThat(ReachedStages.by("last", files("FROM a AS one\nFROM ${ONE} AS last\n")))
        .containsExactly("last");
  }

  private SideFiles files(String text) throws IOException {
    var root = Files.createDirectories(directory.resolve("root"));
    Files.writeString(root.resolve("Dockerfile"), text);
    var place = Files.createTempDirectory(directory, "place");
    return SideFiles.of("before", new SourceTree(root, "here"), "Dockerfile", "", place);
  }
}
