package dev.keymount.verify.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keymount.verify.image.ImageReader.Entries;
import dev.keymount.verify.search.Quarry;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The parts of an archive of images, by their names in it. What a part is shows only in the
 * manifests, which come last: so each is read by what it looks like.
 */
final class ArchiveParts {

  private static final int BUFFER = 1 << 16;
  private static final int MOST_TEXT = 16 << 20;
  private static final int MOST_LINKS = 40;

  private final Quarry quarry;
  private final Entries kept;
  private final Map<String, LayerContent> known;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, LayerContent> contents = new LinkedHashMap<>();
  private final Map<String, String> links = new HashMap<>();

  /**
   * Makes an archive of which nothing is read yet.
   *
   * @param known the layers of earlier archives, by names that say their digest; those of this one
   *     are added
   */
  ArchiveParts(Quarry quarry, Entries kept, Map<String, LayerContent> known) {
    this.quarry = quarry;
    this.kept = kept;
    this.known = known;
  }

  /**
   * Reads an archive to its end.
   *
   * @throws IOException if it is no archive or ends early; the message tells nothing of the content
   */
  void read(InputStream archive) throws IOException {
    var content = new BufferedInputStream(archive, BUFFER);
    if (Format.of(content) == Format.GZIP) {
      content = gunzipped(content);
    }
    if (Format.of(content) != Format.TAR) {
      throw new IOException("no archive of images: it is no tar");
    }
    try {
      readParts(new CompleteTar(content));
    } catch (IOException | IllegalArgumentException e) {
      // Its message and its cause may quote a header, in which secrets may be.
      throw new IOException(
          archive.read() < 0
              ? "the archive of images ends early"
              : "the archive of images is damaged");
    }
    content.transferTo(OutputStream.nullOutputStream());
  }

  private void readParts(TarArchiveInputStream archive) throws IOException {
    for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
      read(entry, archive);
    }
  }

  private void read(TarArchiveEntry entry, InputStream content) throws IOException {
    var name = normal(entry.getName());
    if (entry.isSymbolicLink()) {
      links.put(name, normal(name + "/../" + entry.getLinkName()));
    } else if (entry.isLink()) {
      links.put(name, normal(entry.getLinkName()));
    } else if (entry.isFile()) {
      var earlier = known.get(name);
      if (earlier == null) {
        readPart(name, entry.getSize(), new BufferedInputStream(content, BUFFER));
      } else {
        contents.put(name, earlier);
      }
    }
  }

  private void readPart(String name, long size, BufferedInputStream content) throws IOException {
    var format = Format.of(content);
    if (format == Format.JSON && size <= MOST_TEXT) {
      texts.put(name, new String(content.readAllBytes(), UTF_8));
      return;
    }
    var part = readPart(name, format, content);
    contents.put(name, part);
    if (part.isLayer() && name.startsWith("blobs/")) {
      known.put(name, part);
    }
  }

  private LayerContent readPart(String name, Format format, BufferedInputStream content)
      throws IOException {
    var reader = new LayerReader(quarry, kept);
    if (format == Format.ZSTD) {
      return LayerContent.unread(name + ": compressed with zstd");
    } else if (format == Format.GZIP) {
      var gunzipped = gunzipped(content);
      return Format.of(gunzipped) == Format.TAR
          ? reader.read(gunzipped)
          : reader.readPlain(name, gunzipped);
    }
    return format == Format.TAR || format == Format.EMPTY
        ? reader.read(content)
        : reader.readPlain(name, content);
  }

  /** Returns the JSON under a name, if there is some. */
  Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(target(name)));
  }

  /**
   * Returns the value of the JSON under a name, if there is some.
   *
   * @throws IOException if it is broken
   */
  Optional<Json> json(String name) throws IOException {
    var text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(text.get()));
    } catch (IOException e) {
      throw new IOException(name + " in the archive of images: " + e.getMessage(), e);
    }
  }

  /** Returns what was read under a name, if there is something and it is no JSON. */
  Optional<LayerContent> content(String name) {
    return Optional.ofNullable(contents.get(target(name)));
  }

  /** Returns all JSON by name, in the order of the archive. */
  Map<String, String> texts() {
    return texts;
  }

  /** Returns all else by name, in the order of the archive. */
  Map<String, LayerContent> contents() {
    return contents;
  }

  /** Returns the name of what a name stands for, through any links. */
  String target(String name) {
    var at = normal(name);
    for (int i = 0; i < MOST_LINKS; i++) {
      var next = links.get(at);
      if (next == null) {
        break;
      }
      at = next;
    }
    return at;
  }

  private static String normal(String name) {
    var path = new ArrayDeque<String>();
    for (var part : name.split("/", -1)) {
      if (part.equals("..")) {
        path.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        path.addLast(part);
      }
    }
    return String.join("/", path);
  }

  private static BufferedInputStream gunzipped(InputStream content) throws IOException {
    var gunzipped =
        GzipCompressorInputStream.builder()
            .setInputStream(content)
            .setDecompressConcatenated(true)
            .get();
    return new BufferedInputStream(gunzipped, BUFFER);
  }
}
