package dev.keymount.verify.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keymount.verify.image.ImageReader.Entries;
import dev.keymount.verify.search.ContentSearch;
import dev.keymount.verify.search.Found;
import dev.keymount.verify.search.Quarry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads one layer: searches its files and, where they are asked for, notes what they are. Secrets
 * in paths and in targets of links are found and redacted.
 */
final class LayerReader {

  private static final int MODE = 07777;

  private final Quarry quarry;
  private final ContentSearch search;
  private final Entries kept;
  private final List<LayerEntry> entries = new ArrayList<>();
  private final Set<Found> found = new LinkedHashSet<>();
  private final List<String> unread = new ArrayList<>();

  LayerReader(Quarry quarry, Entries kept) {
    this.quarry = quarry;
    this.search = new ContentSearch(quarry);
    this.kept = kept;
  }

  /** Reads an archive of files to its end. */
  LayerContent read(InputStream archive) throws IOException {
    var tar = new TarArchiveInputStream(archive, UTF_8.name());
    for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      read(entry, tar);
    }
    archive.transferTo(OutputStream.nullOutputStream());
    return new LayerContent(entries, List.copyOf(found), unread, true);
  }

  /** Searches a blob that is no archive of files, to its end. */
  LayerContent readPlain(String name, InputStream content) throws IOException {
    search.search(name, content, found::add, unread::add);
    return new LayerContent(entries, List.copyOf(found), unread, false);
  }

  private void read(TarArchiveEntry entry, InputStream content) throws IOException {
    var path = path(entry.getName());
    var link = link(entry);
    var matches = quarry.in(header(entry));
    var type = type(entry);
    var digest = type == FileState.Type.FILE ? searchContent(path, entry, content) : "";
    if (!matches.isEmpty()) {
      path = quarry.redact(path);
      link = quarry.redact(link);
    }
    for (var match : matches) {
      found.add(new Found(path, match.secret(), match.form()));
    }
    if (kept == Entries.KEPT) {
      entries.add(new LayerEntry(path, state(type, entry, link, digest)));
    }
  }

  private String searchContent(String path, TarArchiveEntry entry, InputStream content)
      throws IOException {
    if (kept == Entries.DROPPED || entry.isLink()) {
      search.search(path, content, found::add, unread::add);
      return "";
    }
    var digested = new FileDigest(path, entry.getSize(), content);
    search.search(path, digested, found::add, unread::add);
    return digested.hexadecimal();
  }

  /** Returns all texts beside the content. */
  private static String header(TarArchiveEntry entry) {
    var header = new StringBuilder(entry.getName()).append('\n').append(entry.getLinkName());
    header.append('\n').append(entry.getUserName()).append('\n').append(entry.getGroupName());
    entry
        .getExtraPaxHeaders()
        .forEach((key, value) -> header.append('\n').append(key).append('=').append(value));
    return header.toString();
  }

  /** Returns the absolute path of what an archive calls by a relative one. */
  private static String path(String name) {
    var path = new StringBuilder();
    for (var part : name.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        path.append('/').append(part);
      }
    }
    return path.isEmpty() ? "/" : path.toString();
  }

  private static String link(TarArchiveEntry entry) {
    if (entry.isSymbolicLink()) {
      return entry.getLinkName();
    }
    return entry.isLink() ? path(entry.getLinkName()) : "";
  }

  private static FileState state(
      FileState.Type type, TarArchiveEntry entry, String link, String digest) {
    return new FileState(
        type,
        entry.getMode() & MODE,
        entry.getLongUserId(),
        entry.getLongGroupId(),
        link,
        type == FileState.Type.FILE ? entry.getSize() : 0,
        type == FileState.Type.DEVICE ? device(entry) : digest);
  }

  private static FileState.Type type(TarArchiveEntry entry) {
    if (entry.isDirectory()) {
      return FileState.Type.DIRECTORY;
    } else if (entry.isSymbolicLink()) {
      return FileState.Type.SYMBOLIC_LINK;
    } else if (entry.isCharacterDevice() || entry.isBlockDevice()) {
      return FileState.Type.DEVICE;
    }
    return entry.isFIFO() ? FileState.Type.FIFO : FileState.Type.FILE;
  }

  private static String device(TarArchiveEntry entry) {
    var kind = entry.isBlockDevice() ? "block " : "character ";
    return kind + entry.getDevMajor() + ":" + entry.getDevMinor();
  }
}
