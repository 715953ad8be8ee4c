package dev.keymount.bulk;

import static dev.keymount.bulk.Hostile.DOCKERFILE;
import static dev.keymount.bulk.Hostile.line;
import static dev.keymount.bulk.Hostile.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that have much more in them than people write, in little memory. */
class LargeRepositoryTest {

  private static final int LIMIT = 1024 * 1024;
  private static final int MEGABYTES = 10 * LIMIT;

  private static final String HEAD = "FROM node:22\nARG NPM_TOKEN\n";

  @TempDir private Path directory;

  private Hostile hostile;

  @BeforeEach
  void prepare() throws Exception {
    hostile = new Hostile(directory);
    hostile.ordinary("ordinary");
  }

  private BulkProcess.Ended migrated(String memory, String... arguments) throws Exception {
    var ended = Hostile.plain(new BulkProcess(directory, memory).run(arguments));
    assertThat(line(ended, "ordinary")).contains("migrated");
    assertThat(ended.err()).doesNotContain("internal error");
    return ended;
  }

  @Test
  void twentyThousandFilesFitIntoLittleMemory() throws Exception {
    var root = hostile.repository("large");
    for (int folder = 0; folder < 200; folder++) {
      var place = Files.createDirectories(root.resolve("folder" + folder % 20 + "/part" + folder));
      for (int file = 0; file < 98; file++) {
        Files.writeString(place.resolve("file" + file + ".txt"), "text\n");
      }
      Files.writeString(place.resolve("Dockerfile"), DOCKERFILE);
      Files.writeString(
          place.resolve("Makefile"), "all:\n\tdocker build --build-arg NPM_TOKEN .\n");
    }
    Hostile.commit(root);

    var patched =
        migrated("-Xmx96m", "--work-dir", "1", "--patches", "patches", "large", "ordinary");
    assertThat(line(patched, "large")).isEqualTo("migrated, 400 of 400 moved");
    Hostile.git(root, "apply", "--check", hostile.patchFile("large").toString());

    var committed =
        migrated("-Xmx96m", "--work-dir", "2", "--branch", "new", "--commit", "large", "ordinary");
    assertThat(line(committed, "large")).isEqualTo("migrated, 400 of 400 moved");
  }

  /** Dockerfiles of 10 MB, and such as are short enough to be read but cost the most. */
  @Test
  void whatNobodyHasWrittenIsNotRead() throws Exception {
    for (var shape : shapes().entrySet()) {
      write(directory, "many/" + shape.getKey() + "/Dockerfile", shape.getValue());
    }
    write(directory, "many/Dockerfile", DOCKERFILE);
    write(directory, "many/.keymount.yml", "");
    write(directory, "configured/.keymount.yml", "#".repeat(MEGABYTES));

    var ended =
        migrated(
            "-Xmx512m", "--jobs", "1", "--patches", "patches", "many", "configured", "ordinary");

    int large = 0;
    for (var shape : shapes().entrySet()) {
      if (shape.getValue().length() > LIMIT) {
        large++;
        assertThat(ended.out())
            .contains(
                "many: " + shape.getKey() + "/Dockerfile: cannot be read: it has more than 1 MiB");
      }
    }
    assertThat(large).isEqualTo(7);
    assertThat(ended.out()).contains("many: steps/Dockerfile: it has more than 1000 instructions");
    assertThat(line(ended, "many")).contains(" not read").contains(" moved");
    assertThat(line(ended, "configured")).contains("failed: .keymount.yml: ").contains("1 MiB");
  }

  private static Map<String, String> shapes() {
    var shapes = new LinkedHashMap<String, String>();
    shapes.put("instructions", HEAD + repeat("RUN NPM_TOKEN=$NPM_TOKEN npm ci\n", MEGABYTES));
    shapes.put("line", HEAD + "RUN npm ci" + repeat(" --word", MEGABYTES) + "\n");
    shapes.put("heredoc", HEAD + "RUN <<EOF\n" + repeat("npm ci\n", MEGABYTES) + "EOF\n");
    shapes.put("word", HEAD + "RUN " + repeat("a", MEGABYTES) + "\n");
    shapes.put("nesting", HEAD + "RUN echo " + repeat("$((", MEGABYTES) + "\n");
    shapes.put("arguments", repeat("ARG NPM_TOKEN=CANARY\n", MEGABYTES));
    shapes.put("continuations", HEAD + "RUN npm ci" + repeat(" \\\n", MEGABYTES) + "\n");
    int most = LIMIT - 1000;
    shapes.put("short-line", HEAD + "RUN npm ci" + repeat(" --word", most) + "\n");
    shapes.put("short-heredoc", HEAD + "RUN <<EOF\n" + repeat("npm ci\n", most) + "EOF\n");
    shapes.put("short-word", HEAD + "RUN " + repeat("a", most) + "\n");
    for (var opening :
        new String[] {"$((", "$(", "(", "{ ", "${a:-", "\"$(", "`", "if true; then "}) {
      shapes.put("nesting" + shapes.size(), HEAD + "RUN " + repeat(opening, 30_000) + "\n");
    }
    shapes.put("short-continuations", HEAD + "RUN npm ci" + repeat(" \\\n", most) + "\n");
    shapes.put("comments", HEAD + "RUN npm ci \\\n" + repeat("# comment\n", most) + " x\n");
    shapes.put("steps", HEAD + repeat("RUN npm ci\n", most));
    shapes.put("fewer-steps", HEAD + "RUN NPM_TOKEN=$NPM_TOKEN npm ci\n".repeat(900));
    shapes.put("copies", "FROM node:22 AS a\n" + "COPY --from=a /x /y\n".repeat(900) + "FROM a\n");
    shapes.put("stages", "FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n".repeat(330));
    return shapes;
  }

  private static String repeat(String text, int length) {
    return text.repeat(length / text.length() + 1);
  }
}
