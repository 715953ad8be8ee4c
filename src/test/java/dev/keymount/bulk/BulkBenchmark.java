package dev.keymount.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import dev.keymount.result.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes a generated organisation through clone, migration, branch and reports, and prints how fast
 * and in what memory.
 */
@Tag("slow")
class BulkBenchmark {

  private static final long SEED = 2_000;
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  @TempDir private Path place;

  @Test
  void manyRepositoriesTakeTheMemoryOfAFew() throws Exception {
    measure(200);
    measure(2_000);
  }

  private void measure(int repositories) throws Exception {
    var directory = Files.createDirectory(place.resolve("of-" + repositories));
    var urls = Organisation.make(directory.resolve("server"), repositories, SEED);
    Files.write(directory.resolve("list"), urls);
    long start = System.nanoTime();
    var ended =
        new BulkProcess(directory, MeasuredRun.class, "-Xmx256m")
            .run(
                "--from",
                "list",
                "--branch",
                "secrets",
                "--commit",
                "--quiet",
                "--report",
                "report.json",
                "--report",
                "report.html",
                "--report",
                "report.sarif",
                "--report",
                "report.csv");
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(1);
    var totals = totals(directory.resolve("report.json"));
    assertThat(totals.number("repositories")).isEqualTo(repositories);
    assertThat(totals.number("failed")).isZero();
    var memory = Files.readString(directory.resolve("memory")).strip().split(" ", 2);
    System.out.printf(
        Locale.ROOT,
        "%d repositories (%d with Dockerfiles to change) in %.1f s: %.1f a second; at most %s MiB"
            + " resident, %s MiB of heap at the end%n",
        repositories,
        totals.number("migrated") + totals.number("partial"),
        seconds,
        repositories / seconds,
        memory[0],
        memory[1]);
  }

  private static JsonObject totals(Path report) throws IOException {
    try (var parser = new JsonFactory().createParser(report.toFile())) {
      parser.nextToken();
      return JsonObject.read(parser).object("totals");
    }
  }
}
