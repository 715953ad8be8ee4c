package dev.keymount.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.lab.Lab;
import dev.keymount.lab.VerifyRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a migration that was proved on the real builder, in a real browser. */
@Tag("builder")
@Tag("browser")
class VerifiedReportTest {

  private static final Path TESTDATA =
      Path.of(System.getProperty("keymount.testdata", "testdata")).toAbsolutePath();

  /** The picture of the README; {@code -Dgolden.update=true} takes it anew. */
  private static final Path SCREENSHOT = TESTDATA.resolve("screenshots/verify.png");

  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  @TempDir private Path directory;

  @Test
  void showsTheWayOfAKeyAndThatItIsGone() throws IOException {
    var lab = Lab.get();
    var page = directory.resolve("proof.html");
    var context = Files.createDirectory(directory.resolve("context"));
    Files.copy(
        TESTDATA.resolve("lab/ssh-key-carried-to-another-stage/Dockerfile"),
        context.resolve("Dockerfile"));
    var run =
        VerifyRun.of(
            lab,
            List.of("--ssh=default=" + lab.key(), "--report=" + page, context.toString()),
            Map.of());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(page).content().doesNotContain("PRIVATE KEY");

    var browser = Chromium.start(directory.resolve("profile"));
    try {
      browser.size(1280, 900);
      browser.media("screen", "light");
      browser.open(page);
      assertThat(browser.events("Log.entryAdded")).isEmpty();
      assertThat(browser.evaluate("document.querySelectorAll('.before .graph .way').length"))
          .isEqualTo("1");
      assertThat(count(browser, ".before .station.found")).isPositive();
      assertThat(count(browser, ".after .station.found")).isZero();
      assertThat(count(browser, ".after .station.mounted")).isPositive();
      assertThat(browser.evaluate("document.body.innerText")).contains("proven", "SSH_KEY");
      if (UPDATE) {
        int bottom = number(browser, "document.documentElement.scrollHeight");
        Files.write(SCREENSHOT, browser.png(1280, Math.min(bottom, 1500)));
      }
      assertThat(SCREENSHOT).exists();
    } finally {
      browser.close();
    }
  }

  private static int count(Chromium browser, String selector) {
    return number(browser, "document.querySelectorAll('" + selector + "').length");
  }

  private static int number(Chromium browser, String expression) {
    return (int) Math.round(Double.parseDouble(browser.evaluate(expression)));
  }
}
