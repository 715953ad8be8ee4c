package dev.keymount.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The files of a container of an image, without their times: layer upon layer, with the markers of
 * what a layer removes applied.
 *
 * @param files by absolute path, without a slash at the end
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/layer.md">OCI image
 *     layers</a>
 */
record FileSystem(NavigableMap<String, File> files) {

  /** The file system of no layer. */
  static final FileSystem EMPTY = new FileSystem(new TreeMap<>());

  /** Files that hold times, or checksums of files that do: only that they are there counts. */
  private static final Pattern CHANGING_CONTENT =
      Pattern.compile(
          ".*(/\\.git/index|/\\.git/logs/.*|/_remote\\.repositories|\\.pyc|/vendor/.*\\.zip|\\.dist-info/(RECORD|direct_url\\.json))");

  /** Directories whose files are named by time or at random. */
  private static final Pattern CHANGING_NAMES =
      Pattern.compile(
          ".*/(\\.npm/_logs|\\.npm/_cacache|\\.cache/pip|\\.git/objects/pack|tmp/node-compile-cache)/.*");

  /** What ssh-keyscan writes comes in any order. */
  private static final String UNORDERED = "/known_hosts";

  private static final String REMOVED = ".wh.";
  private static final String EMPTIED = ".wh..wh..opq";

  /**
   * What a file is.
   *
   * @param kind the type flag of tar
   * @param link target of a link, otherwise empty
   * @param checksum of the content
   */
  record File(char kind, int mode, long user, long group, String link, long checksum) {}

  /** Puts layers on top, the lowest first. */
  FileSystem with(SavedImages saved, List<String> layers) throws IOException {
    FileSystem result = this;
    for (String layer : layers) {
      try (TarArchiveInputStream entries = saved.open(layer)) {
        result = result.with(entries);
      }
    }
    return result;
  }

  /** Returns the paths at which the two differ. */
  Set<String> differences(FileSystem other) {
    Set<String> paths = new TreeSet<>(files.keySet());
    paths.addAll(other.files.keySet());
    paths.removeIf(path -> Objects.equals(files.get(path), other.files.get(path)));
    return paths;
  }

  private FileSystem with(TarArchiveInputStream layer) throws IOException {
    NavigableMap<String, File> below = new TreeMap<>(files);
    Map<String, File> added = new TreeMap<>();
    for (TarArchiveEntry entry = layer.getNextEntry();
        entry != null;
        entry = layer.getNextEntry()) {
      String path = "/" + entry.getName().replaceAll("^\\./|/$", "");
      String parent = path.substring(0, path.lastIndexOf('/'));
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (name.equals(EMPTIED)) {
        removeBelow(below, parent);
      } else if (name.startsWith(REMOVED)) {
        String removed = parent + "/" + name.substring(REMOVED.length());
        below.remove(removed);
        removeBelow(below, removed);
      } else if (!CHANGING_NAMES.matcher(path).matches()) {
        if (!entry.isDirectory()) {
          removeBelow(below, path);
        }
        added.put(path, file(entry, checksum(path, layer)));
      }
    }
    below.putAll(added);
    return new FileSystem(below);
  }

  private static void removeBelow(NavigableMap<String, File> files, String directory) {
    files.subMap(directory + "/", directory + (char) ('/' + 1)).clear();
  }

  private static File file(TarArchiveEntry entry, long checksum) {
    return new File(
        (char) entry.getLinkFlag(),
        entry.getMode(),
        entry.getLongUserId(),
        entry.getLongGroupId(),
        entry.getLinkName(),
        checksum);
  }

  private static long checksum(String path, InputStream content) throws IOException {
    if (CHANGING_CONTENT.matcher(path).matches()) {
      return 0;
    }
    if (path.endsWith(UNORDERED)) {
      return new String(content.readAllBytes(), UTF_8).lines().sorted().toList().hashCode();
    }
    var checked = new CheckedInputStream(content, new CRC32C());
    checked.transferTo(OutputStream.nullOutputStream());
    return checked.getChecksum().getValue();
  }
}
