package dev.keymount.verify.search;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.jspecify.annotations.Nullable;

/** What archives and compressed files hold. */
final class Archives {

  /** The most that the headers of one entry of a tar archive may take, long names included. */
  private static final long LONGEST_HEADERS = 1 << 20;

  private final Contents contents;
  private final InflationLimit limit;

  /** Told what is in a file. */
  interface Contents {
    /** Content that stands under the name of the file itself; it is read to its end. */
    void content(String path, InputStream content) throws IOException;

    /** Returns the path of an entry, after a look at its name. */
    String entry(String path, String name);

    /** A name that stands in a file. */
    void name(String path, String name);

    /** Something can't be searched. */
    void unread(String path, String reason);
  }

  Archives(Contents contents, InflationLimit limit) {
    this.contents = contents;
    this.limit = limit;
  }

  /**
   * Reads what is in a file.
   *
   * @throws IOException if it is damaged or the content can't be read
   */
  void read(FileKind kind, String path, TappedStream in) throws IOException {
    switch (kind) {
      case PLAIN -> {}
      case GZIP -> {
        try (var gzip = new GzipStream(in)) {
          contents.content(path, limit.counted(gzip));
        }
      }
      case ZIP -> openZip(path, in);
      case TAR -> readTar(path, in);
      case GIT_OBJECT ->
          GitObjects.readLoose(in, object -> contents.content(path, limit.counted(object)));
      case GIT_PACK -> readPack(path, in);
      default -> contents.unread(path, kind.label() + ", not opened");
    }
  }

  private void readPack(String path, InputStream in) throws IOException {
    int deltas = GitObjects.readPack(in, object -> contents.content(path, limit.counted(object)));
    if (deltas > 0) {
      contents.unread(
          path, "of " + deltas + " git objects that are stored as differences, only what they add");
    }
  }

  private void openZip(String path, InputStream in) throws IOException {
    try (var zip = new ZipArchiveInputStream(in, StandardCharsets.UTF_8.name(), true, false)) {
      readZip(path, zip);
    }
  }

  private void readZip(String path, ZipArchiveInputStream zip) throws IOException {
    for (var entry = next(zip::getNextEntry); entry != null; entry = next(zip::getNextEntry)) {
      var inner = contents.entry(path, entry.getName());
      if (entry.getGeneralPurposeBit().usesEncryption()) {
        contents.unread(inner, "encrypted");
      } else if (!zip.canReadEntryData(entry)) {
        contents.unread(inner, "compressed in a way that is not opened");
      } else if (!entry.isDirectory()) {
        boolean isStored = entry.getMethod() == ZipMethod.STORED.getCode();
        contents.content(inner, isStored ? limit.uncounted(zip) : limit.counted(zip));
      }
    }
  }

  private void readTar(String path, TappedStream in) throws IOException {
    var tar = new TarArchiveInputStream(in, StandardCharsets.UTF_8.name());
    while (true) {
      in.allow(LONGEST_HEADERS);
      var entry = next(tar::getNextEntry);
      in.allow(Long.MAX_VALUE);
      if (entry == null) {
        return;
      }
      var inner = contents.entry(path, entry.getName());
      contents.name(inner, entry.getLinkName());
      if (!tar.canReadEntryData(entry)) {
        contents.unread(inner, "stored in a way that is not opened");
      } else if (entry.isFile()) {
        contents.content(inner, limit.uncounted(tar));
      }
    }
  }

  private interface Entries<T extends ArchiveEntry> {
    @Nullable T next() throws IOException;
  }

  /** A reader that breaks has bad data. */
  private static <T extends ArchiveEntry> @Nullable T next(Entries<T> entries) throws IOException {
    try {
      return entries.next();
    } catch (RuntimeException e) {
      throw new IOException("damaged", e);
    }
  }
}
