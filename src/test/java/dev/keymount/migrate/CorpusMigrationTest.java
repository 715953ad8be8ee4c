package dev.keymount.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.corpus.Corpus;
import dev.keymount.corpus.Json;
import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.source.SourceText;
import dev.keymount.transform.Mechanism;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Migrates the real Dockerfiles and holds the results to what people judged. */
class CorpusMigrationTest {

  private static final Map<String, Mechanism> MECHANISMS =
      Map.of(
          "migrate-ssh", Mechanism.SSH,
          "migrate-secret-env", Mechanism.SECRET_ENV,
          "migrate-secret-file", Mechanism.SECRET_FILE);

  /** A line to remove is a part of a RUN there, or leaves a RUN behind that makes the directory. */
  private static final Set<String> PARTS_OF_INSTRUCTIONS = Set.of("l/lorel/zmqrxlua/Dockerfile");

  private static DockerfileResult migrate(String path, SourceText source) {
    return DockerfileMigration.of(path, source, Settings.DEFAULT);
  }

  @Test
  void everyResultParsesAndASecondRunChangesNothing() {
    var wrong = new ArrayList<String>();
    Corpus.orSkip()
        .forEach(
            (path, bytes) -> {
              var result = migrate(path, SourceText.decode(bytes));
              if (result.isChanged()) {
                var again = migrate(path, result.after());
                if (again.isChanged()
                    || !DockerfileReader.read(result.after()).problems().isEmpty()) {
                  wrong.add(path);
                }
              }
            });
    assertThat(wrong).isEmpty();
  }

  @Test
  void filesThatMustNotBeRewrittenAreNot() throws IOException {
    var results = results();
    var changed = new HashMap<>(results);
    changed.values().removeIf(result -> !result.isChanged());
    for (var line : Corpus.orSkip().lines("labels.jsonl")) {
      var label = Json.read(line);
      var action = label.get("right_action").text();
      if (action.equals("report-only") || action.equals("leave-alone")) {
        var path = label.get("path").text();
        assertThat(results).containsKey(path);
        assertThat(changed).doesNotContainKey(path);
      }
    }
  }

  @Test
  void secretsAreMovedAsJudged() throws IOException {
    var results = results();
    int judged = 0;
    for (var line : Corpus.orSkip().lines("labels.jsonl")) {
      var label = Json.read(line);
      var mechanism = MECHANISMS.get(label.get("right_action").text());
      if (mechanism == null) {
        continue;
      }
      judged++;
      var path = label.get("path").text();
      var result = Objects.requireNonNull(results.get(path));
      var moved = result.secrets().stream().filter(SecretResult::applied).toList();
      assertThat(moved)
          .as(path)
          .isNotEmpty()
          .allMatch(secret -> secret.fix().mechanism() == mechanism);
      assertThat(moved.stream().flatMap(secret -> secret.consumers().stream()).map(String::valueOf))
          .as(path)
          .containsAll(label.get("consumers").texts());
      if (!PARTS_OF_INSTRUCTIONS.contains(path)) {
        assertThat(moved.stream().flatMap(secret -> secret.removed().stream()).map(String::valueOf))
            .as(path)
            .containsAll(label.get("remove_lines").texts());
      }
    }
    assertThat(judged).isEqualTo(21);
  }

  private static Map<String, DockerfileResult> results() {
    var results = new HashMap<String, DockerfileResult>();
    Corpus.orSkip()
        .forEach((path, bytes) -> results.put(path, migrate(path, SourceText.decode(bytes))));
    return results;
  }
}
