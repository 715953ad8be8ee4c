package dev.keymount.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResultWriterTest {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  static Stream<RepositoryResult> results() {
    return SampleResults.all().stream();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("results")
  void whatIsWrittenIsReadAgain(RepositoryResult result) throws IOException {
    assertThat(read(written(result))).isEqualTo(result);
  }

  @Test
  void fieldsThatAreNotKnownArePassedOver() throws IOException {
    var result = SampleResults.holding(1, "a");
    var more = "{\"new\":[{\"a\":null,\"b\":1.5}]," + written(result).substring(1);
    assertThat(read(more)).isEqualTo(result);
  }

  @Test
  void whatHoldsNoResultIsAnError() {
    assertThatThrownBy(() -> read("{\"outcome\":\"lost\"}")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("{}")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("[]")).isInstanceOf(IOException.class);
    var written = "{\"position\":1,\"name\":\"a\"";
    assertThatThrownBy(() -> read(written)).isInstanceOf(IOException.class);
  }

  private static String written(RepositoryResult result) throws IOException {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      new ResultWriter(json).write(result);
    }
    return text.toString();
  }

  private static RepositoryResult read(String text) throws IOException {
    try (var parser = JSON.createParser(text)) {
      parser.nextToken();
      return ResultReader.read(JsonObject.read(parser));
    }
  }
}
