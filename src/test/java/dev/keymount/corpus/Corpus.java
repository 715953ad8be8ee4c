package dev.keymount.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Assumptions;

/** The real Dockerfiles, and what BuildKit's parser makes of them, where the machine has them. */
public final class Corpus {

  private final Path directory;

  private Corpus(Path directory) {
    this.directory = directory;
  }

  /** Returns the corpus, or skips the test that asks for it. */
  public static Corpus orSkip() {
    var directory = Path.of(System.getProperty("keymount.shared", "../shared"), "corpus");
    Assumptions.assumeTrue(
        Files.exists(directory.resolve("dockerfiles.tar.gz")), "no corpus at " + directory);
    return new Corpus(directory);
  }

  /** Calls {@code each} with the path and the bytes of every file. */
  public void forEach(BiConsumer<String, byte[]> each) {
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
  public Map<String, String> trees() {
    var trees = new LinkedHashMap<String, String>();
    for (var line : lines("buildkit.jsonl.gz")) {
      int start = "{\"path\":\"".length();
      trees.put(line.substring(start, line.indexOf('"', start)), line);
    }
    return trees;
  }

  /** Returns the lines of one of the corpus' files of JSON, packed or not. */
  public List<String> lines(String name) {
    try (var file = Files.newInputStream(directory.resolve(name));
        var unpacked = name.endsWith(".gz") ? new GZIPInputStream(file) : file;
        var lines = new BufferedReader(new InputStreamReader(unpacked, StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
