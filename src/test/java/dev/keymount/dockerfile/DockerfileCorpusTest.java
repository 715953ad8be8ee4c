package dev.keymount.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.corpus.Corpus;
import dev.keymount.report.DockerfileTreeJson;
import dev.keymount.source.SourceText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class DockerfileCorpusTest {

  @Test
  void everyTreeIsThatOfBuildKit() {
    var corpus = Corpus.orSkip();
    var expected = corpus.trees();
    var different = new ArrayList<String>();
    var violations = new ArrayList<String>();
    var seen = new int[1];
    corpus.forEach(
        (path, bytes) -> {
          seen[0]++;
          var actual = print(path, bytes);
          violations.addAll(TreeProperties.violations(SourceText.decode(bytes)));
          if (!actual.equals(String.valueOf(expected.get(path)))) {
            different.add(actual);
          }
        });
    assertThat(different).isEmpty();
    assertThat(violations).isEmpty();
    assertThat(seen[0]).isEqualTo(expected.size());
  }

  @Test
  void theTokensOfEveryFileTileIt() {
    var torn = new ArrayList<String>();
    Corpus.orSkip()
        .forEach(
            (path, bytes) -> {
              if (Tokens.firstGap(SourceText.decode(bytes)) >= 0) {
                torn.add(path);
              }
            });
    assertThat(torn).isEmpty();
  }

  private static String print(String path, byte[] bytes) {
    try {
      var out = new StringWriter();
      DockerfileTreeJson.write(path, DockerfileReader.read(SourceText.decode(bytes)), out);
      return out.toString().strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
