package dev.keymount.dockerfile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Assumptions;

/** The real Dockerfiles, and what BuildKit's parser makes of them, where the machine has them. */
final class Corpus {

  private final Path directory;

  private Corpus(Path directory) {
    this.directory = directory;
  }

  /** Returns the corpus, or skips the test that asks for it. */
  static Corpus orSkip() {
    var directory = Path.of(System.getProperty("keymount.shared", "../shared"), "corpus");
    Assumptions.assumeTrue(
        Files.exists(directory.resolve("dockerfiles.tar.gz")), "no corpus at " + directory);
    return new Corpus(directory);
  }

  /** Calls {@code each} with the path and the bytes of every file. */
  void forEach(BiConsumer<String, byte[]> each) {
    try (var packed = Files.newInputStream(directory.resolve("dockerfiles.tar.gz"));
        var tar = new TarArchiveInputStream(new GZIPInputStream(packed))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile()) {
          each.accept(entry.getName().replaceFirst("^\\./", ""), tar.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what BuildKit makes of each file, one line of JSON a path. */
  Map<String, String> trees() {
    var trees = new LinkedHashMap<String, String>();
    try (var packed = Files.newInputStream(directory.resolve("buildkit.jsonl.gz"));
        var lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        int start = "{\"path\":\"".length();
        trees.put(line.substring(start, line.indexOf('"', start)), line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return trees;
  }
}
