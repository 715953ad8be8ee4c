package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.result.Outcome;
import dev.keymount.result.RepositoryResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BulkProgressLineTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong();

  private BulkProgressLine progress(boolean isTerminal, boolean isQuiet) {
    var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new BulkProgressLine(stream, isTerminal, isQuiet, clock::get);
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static RepositoryResult result(String name, Outcome outcome, String reason) {
    return RepositoryResult.without(0, name, "", outcome, reason);
  }

  @Test
  void aTerminalHasABarWithTheTimeLeft() {
    var progress = progress(true, false);
    progress.start(4);
    clock.addAndGet(TimeUnit.SECONDS.toNanos(30));
    progress.done(result("one", Outcome.CLEAN, ""));
    clock.addAndGet(TimeUnit.SECONDS.toNanos(30));
    progress.done(result("two", Outcome.FAILED, "why"));

    assertThat(shown())
        .isEqualTo(
            "\r\u001b[K[#####...............] 1/4  found 0  migrated 0  manual 0  failed 0  1:30 left"
                + "\r\u001b[K[##########..........] 2/4  found 0  migrated 0  manual 0  failed 1"
                + "  1:00 left");
  }

  @Test
  void theTimeLeftIsThatOfWhatIsDoneNow() {
    var progress = progress(true, false);
    progress.start(4);
    progress.knew(result("one", Outcome.CLEAN, ""));
    progress.knew(result("two", Outcome.CLEAN, ""));
    clock.addAndGet(TimeUnit.SECONDS.toNanos(30));
    progress.done(result("three", Outcome.CLEAN, ""));

    assertThat(shown()).contains("3/4").endsWith("0:30 left");
  }

  @Test
  void elsewhereEachRepositoryHasALine() {
    var progress = progress(false, false);
    progress.start(2);
    progress.done(result("one", Outcome.CLEAN, ""));
    progress.done(result("t\u001b[31mwo\nthree", Outcome.SKIPPED, "for\ra reason"));

    assertThat(shown())
        .isEqualTo(
            "[1/2] one: clean\n[2/2] t\ufffd[31mwo\ufffdthree: skipped: for\ufffda reason\n");
  }

  @Test
  void quietSaysNothing() {
    var progress = progress(false, true);
    progress.start(1);
    progress.done(result("one", Outcome.CLEAN, ""));

    assertThat(shown()).isEmpty();
  }
}
