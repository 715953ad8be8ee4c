package dev.keymount.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.corpus.Corpus;
import dev.keymount.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads, follows and plans for the whole corpus in one process and prints how long it takes, cold
 * and warm. The command is in the README; nothing here depends on the figures.
 */
@Tag("slow")
class CorpusBenchmark {

  private static final int ROUNDS = 8;

  @Test
  void printsFilesPerSecond(@TempDir Path directory) throws IOException {
    var files = new ArrayList<Path>();
    Corpus.orSkip()
        .forEach(
            (path, bytes) -> {
              try {
                var file = directory.resolve(path);
                Files.createDirectories(file.getParent());
                files.add(Files.write(file, bytes));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    System.out.printf(
        Locale.ROOT,
        "Java %s, %d processors, %d files%n",
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        files.size());
    for (int round = 1; round <= ROUNDS; round++) {
      int done = timed("all cores, from disk, round " + round, files, true);
      assertThat(done).isEqualTo(files.size());
    }
    timed("one core, from memory", files, false);
  }

  private static int timed(String name, List<Path> files, boolean parallel) throws IOException {
    var done = new AtomicInteger();
    var texts = new ArrayList<SourceText>();
    if (!parallel) {
      for (var file : files) {
        texts.add(SourceText.decode(Files.readAllBytes(file)));
      }
    }
    long start = System.nanoTime();
    if (parallel) {
      new Migration(
              files.get(0).getRoot(),
              Settings.DEFAULT,
              Callers.none(files.get(0).getRoot(), Settings.DEFAULT))
          .run(files, result -> done.incrementAndGet());
    } else {
      texts.forEach(text -> DockerfileMigration.of("Dockerfile", text, Settings.DEFAULT));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT, "%s: %.3f s, %.0f files/s%n", name, seconds, files.size() / seconds);
    return done.get();
  }
}
