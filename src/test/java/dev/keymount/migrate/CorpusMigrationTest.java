package dev.keymount.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.corpus.Corpus;
import dev.keymount.corpus.Json;
import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.source.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Migrates the real Dockerfiles and holds the results to what people judged. */
class CorpusMigrationTest {

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
  void secretsThatComeByArgumentAreMovedAsJudged() throws IOException {
    var results = results();
    int judged = 0;
    for (var line : Corpus.orSkip().lines("labels.jsonl")) {
      var label = Json.read(line);
      var entries = label.get("secrets").elements();
      boolean byArgument =
          entries.stream().allMatch(secret -> secret.get("enters").text().equals("ARG"));
      if (!byArgument || !label.get("right_action").text().startsWith("migrate")) {
        continue;
      }
      judged++;
      var path = label.get("path").text();
      var result = Objects.requireNonNull(results.get(path));
      var consumers = new ArrayList<String>();
      for (var secret : result.secrets()) {
        if (secret.applied()) {
          secret.consumers().forEach(consumer -> consumers.add(String.valueOf(consumer)));
        }
      }
      assertThat(consumers).as(path).containsAll(label.get("consumers").texts());
      for (var secret : entries) {
        assertThat(result.secrets().stream().filter(SecretResult::applied))
            .as(path)
            .anyMatch(moved -> moved.fix().life().name().equals(secret.get("name").text()));
      }
    }
    assertThat(judged).isEqualTo(13);
  }

  private static Map<String, DockerfileResult> results() {
    var results = new HashMap<String, DockerfileResult>();
    Corpus.orSkip()
        .forEach((path, bytes) -> results.put(path, migrate(path, SourceText.decode(bytes))));
    return results;
  }
}
