package dev.keymount.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Results;
import dev.keymount.result.SampleResults;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsJsonTest {

  @TempDir private Path directory;

  private static String json(List<RepositoryResult> results) throws IOException {
    var text = new StringWriter();
    ResultsJson.write(Results.of(results), text);
    return text.toString();
  }

  private Path file(String name, List<RepositoryResult> results) throws IOException {
    return Files.writeString(directory.resolve(name), json(results));
  }

  private static List<RepositoryResult> list(Results results) throws IOException {
    var list = new ArrayList<RepositoryResult>();
    results.forEach(list::add);
    return list;
  }

  @Test
  void aDocumentIsReadAsItWasWritten() throws IOException {
    var all = SampleResults.all();
    var results = ResultsJson.read(file("a.json", all));
    assertThat(list(results)).isEqualTo(all);
    assertThat(list(results)).as("a second time").isEqualTo(all);
    assertThat(json(list(results))).isEqualTo(json(all)).matches("[ -\\x7f]*}\n");
  }

  @Test
  void aDocumentOfNothingHasNothing() throws IOException {
    assertThat(json(List.of()))
        .isEqualTo(
            "{\"schema\":\"keymount/bulk/1\",\"totals\":{\"repositories\":0,\"clean\":0,"
                + "\"migrated\":0,\"partial\":0,\"manual\":0,\"skipped\":0,\"failed\":0,"
                + "\"dockerfiles\":0,\"found\":0,\"moved\":0,\"left\":0,\"issues\":0,\"rotate\":0},"
                + "\"rotate\":[],\"repositories\":[]}\n");
    assertThat(list(ResultsJson.read(file("a.json", List.of())))).isEmpty();
    assertThat(list(ResultsJson.read())).isEmpty();
  }

  @Test
  void totalsAndWhatToReplaceComeFirst() throws IOException {
    assertThat(json(List.of(SampleResults.holding(0, ""))))
        .startsWith(
            "{\"schema\":\"keymount/bulk/1\",\"totals\":{\"repositories\":1,\"clean\":0,"
                + "\"migrated\":0,\"partial\":1,\"manual\":0,\"skipped\":0,\"failed\":0,"
                + "\"dockerfiles\":2,\"found\":4,\"moved\":2,\"left\":2,\"issues\":2,\"rotate\":1},"
                + "\"rotate\":[{\"repository\":\"repository-0\",\"secret\":\"\","
                + "\"kind\":\"token\",\"places\":[\"image-history\",\"build-log\"],"
                + "\"paths\":[\"Dockerfile\"]}],\"repositories\":[{\"position\":0,");
  }

  @Test
  void filesAreJoinedByPositionAndName() throws IOException {
    var all = SampleResults.all();
    var shards = List.of(new ArrayList<RepositoryResult>(), new ArrayList<RepositoryResult>());
    for (var result : all) {
      shards.get(result.position() % 3 == 0 ? 0 : 1).add(result);
    }
    var results =
        ResultsJson.read(
            file("b.json", shards.get(1)),
            file("none.json", List.of()),
            file("a.json", shards.get(0)));
    assertThat(json(list(results))).isEqualTo(json(all));
    var same = SampleResults.holding(4, "b");
    var other = SampleResults.holding(4, "a");
    assertThat(
            list(ResultsJson.read(file("1.json", List.of(same)), file("2.json", List.of(other)))))
        .containsExactly(other, same);
  }

  @Test
  void whatIsInTwoFilesOrTwiceInOneIsAnError() throws IOException {
    var one = SampleResults.holding(1, "");
    var two = SampleResults.holding(2, "");
    var first = file("first.json", List.of(one, two));
    var second = file("second.json", List.of(two));
    fails(ResultsJson.read(first, second), "repository-2 is in", "first.json", "second.json");
    fails(ResultsJson.read(file("a.json", List.of(one, one))), "a.json: ", "in it twice");
    fails(ResultsJson.read(file("b.json", List.of(two, one))), "b.json: ", "not in order");
  }

  private static void fails(Results results, String... words) {
    assertThatThrownBy(() -> results.forEach(result -> {}))
        .isInstanceOf(IOException.class)
        .message()
        .contains(words);
  }

  @Test
  void whatIsNoDocumentIsToldAtOnce() throws IOException {
    fails("cannot.json", null, "no such file");
    fails("empty.json", "", "it is not JSON of the schema keymount/bulk/1");
    fails("text.json", "hello", "it is not JSON in line 1");
    fails("array.json", "[]", "it is not JSON of the schema");
    fails("bytes.json", "\u0000\u0001", "it is not JSON");
    fails("other.json", "{\"schema\":\"keymount/migration/1\"}", "its schema is another");
    fails("number.json", "{\"schema\":1}", "its schema is another");
    fails("late.json", "{\"repositories\":[],\"schema\":\"keymount/bulk/1\"}", "it is not JSON of");
    fails("cut.json", "{\"schema\":\"keymount/bulk/1\",\"totals\":{", "it is cut off");
  }

  private void fails(String name, @Nullable String text, String message) throws IOException {
    var file = directory.resolve(name);
    if (text != null) {
      Files.writeString(file, text);
    }
    assertThatThrownBy(() -> ResultsJson.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": " + message);
  }

  @Test
  void aDocumentThatIsCutOffIsToldWhereverItEnds() throws IOException {
    var whole =
        json(List.of(SampleResults.holding(0, "\ud83d\ude00"), SampleResults.holding(1, "")));
    var file = directory.resolve("a.json");
    int tail = whole.length() - 30;
    for (int end = 1; end < whole.length() - 1; end += end < tail ? 7 : 1) {
      Files.writeString(file, whole.substring(0, end));
      assertThatThrownBy(() -> list(ResultsJson.read(file)))
          .as(whole.substring(0, end))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(file + ": it is ");
    }
    Files.writeString(file, whole + whole);
    fails(ResultsJson.read(file), "more in it than one document");
    Files.writeString(file, whole.replace("\"outcome\":\"partial\"", "\"outcome\":\"lost\""));
    fails(ResultsJson.read(file), "it is no result of a repository");
  }
}
