package dev.keymount.verify.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Searches 100 layers of 50 MB in one archive for a token and a key, and prints the speed and the
 * peak of the heap; {@code -DargLine=-Xmx128m} bounds it. Nothing here depends on the figures.
 */
@Tag("slow")
class SearchBenchmark {

  private static final int ROUNDS = 4;
  private static final int LAYERS = 100;
  private static final int LAYER_BYTES = 50_000_384;
  private static final String TOKEN = "CANARY3f1c09ab77d2e4561b8a90cd2ef45a61";

  @Test
  void printsMegabytesPerSecond() throws IOException {
    var image = new SyntheticImage(LAYERS, LAYER_BYTES, Packed.gzip(Packed.utf8(TOKEN)));
    var needles =
        Needles.of(List.of(Needle.of("TOKEN", List.of(TOKEN)), Needle.of("KEY", keyLines())));
    System.out.printf(
        Locale.ROOT,
        "Java %s, %d processors, load %.1f, heap of at most %d MB%n",
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.getRuntime().maxMemory() >> 20);
    for (int round = 1; round <= ROUNDS; round++) {
      var found = new ArrayList<Found>();
      timed("search, round " + round, image, archive -> search(archive, needles, found));
      assertThat(found).containsExactly(new Found("/last", "TOKEN", Form.PLAIN));
    }
    timed("making the archive alone", image, a -> a.transferTo(OutputStream.nullOutputStream()));
  }

  private static List<String> keyLines() {
    byte[] bytes = new byte[200];
    new Random(9).nextBytes(bytes);
    var text = "CANARY" + Base64.getEncoder().encodeToString(bytes);
    return List.of(text.substring(0, 70), text.substring(70, 140), text.substring(140, 210));
  }

  private interface Work {
    void on(InputStream archive) throws IOException;
  }

  private static void timed(String name, SyntheticImage image, Work work) throws IOException {
    var pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    long start = System.nanoTime();
    try (var archive = image.open()) {
      work.on(archive);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f s, %.0f MB/s, load %.1f, peak heap %d MB%n",
        name,
        seconds,
        LAYERS * (LAYER_BYTES / 1e6) / seconds,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20);
  }

  private static void search(InputStream archive, Needles needles, List<Found> found)
      throws IOException {
    var search = new ContentSearch(needles);
    var blobs = new TarArchiveInputStream(archive);
    while (blobs.getNextEntry() != null) {
      var layer = new TarArchiveInputStream(blobs);
      TarArchiveEntry entry;
      while ((entry = layer.getNextEntry()) != null) {
        search.search(
            "/" + entry.getName(),
            layer,
            found::add,
            reason -> assertThat(reason).as("unread").isNull());
      }
    }
  }
}
