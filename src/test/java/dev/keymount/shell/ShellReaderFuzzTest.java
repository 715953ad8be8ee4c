package dev.keymount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.keymount.source.TextRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the reader to its promises on any text with any gaps: no exception, ranges that nest, parts
 * that tile, and a number of steps that is linear in the text.
 *
 * <p>The build runs the inputs kept beside this class. To look for others:
 *
 * <pre>JAZZER_FUZZ=1 mvn test -Dtest=ShellReaderFuzzTest</pre>
 */
class ShellReaderFuzzTest {

  private static final int MOST_STEPS_PER_CHARACTER = 16;

  @FuzzTest(maxDuration = "15m")
  void readsAnyText(byte[] data) {
    var text = new String(data, StandardCharsets.UTF_8);
    var gaps = gaps(text);
    var range = new TextRange(0, text.length());
    var lists = new Lists(text, range, gaps);

    var list = lists.readAll();

    Invariants.check(text, range, gaps, list);
    assertThat(lists.limits().steps())
        .isLessThan(100L + (long) text.length() * MOST_STEPS_PER_CHARACTER);
  }

  /** Returns the gaps of a text: from each {@code U+0001} to the next {@code U+0002}. */
  private static List<TextRange> gaps(String text) {
    var gaps = new ArrayList<TextRange>();
    for (int start = text.indexOf(1); start >= 0; start = text.indexOf(1, start)) {
      int last = text.indexOf(2, start);
      int end = last < 0 ? start + 1 : last + 1;
      gaps.add(new TextRange(start, end));
      start = end;
    }
    return gaps;
  }
}
