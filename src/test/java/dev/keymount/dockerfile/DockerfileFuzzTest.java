package dev.keymount.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.keymount.source.SourceText;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the tree of any bytes to {@link TreeProperties}. As one of the tests it reads only the
 * cases of {@code testdata/dockerfile}; to search for texts that break it, starting from those, for
 * ten minutes:
 *
 * <pre>JAZZER_FUZZ=1 mvn -q test -Dtest=DockerfileFuzzTest</pre>
 */
class DockerfileFuzzTest {

  @MethodSource("dev.keymount.dockerfile.DockerfileCasesTest#contents")
  @FuzzTest(maxDuration = "10m")
  void theTreeOfAnyBytesHoldsTogether(byte[] bytes) {
    assertThat(TreeProperties.violations(SourceText.decode(bytes))).isEmpty();
  }
}
