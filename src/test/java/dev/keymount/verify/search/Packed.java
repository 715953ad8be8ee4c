package dev.keymount.verify.search;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Archives of one entry. */
final class Packed {

  private Packed() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] content) {
    return written(
        out -> {
          try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
          }
        });
  }

  static byte[] zip(String name, byte[] content) {
    return written(
        out -> {
          try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
          }
        });
  }

  static byte[] storedZip(String name, byte[] content) {
    var crc = new CRC32();
    crc.update(content);
    var entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    return written(
        out -> {
          try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(entry);
            zip.write(content);
          }
        });
  }

  static byte[] tar(String name, byte[] content) {
    return written(
        out -> {
          try (var tar = new TarArchiveOutputStream(out)) {
            var entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
          }
        });
  }

  /** An archive that has a long name and nothing to go with it. */
  static byte[] tarWithLongName(int length) {
    return written(
        out -> {
          try (var tar = new TarArchiveOutputStream(out)) {
            var entry =
                new TarArchiveEntry(TarConstants.GNU_LONGLINK, TarConstants.LF_GNUTYPE_LONGNAME);
            entry.setSize(length);
            tar.putArchiveEntry(entry);
            tar.write(new byte[length]);
            tar.closeArchiveEntry();
          }
        });
  }

  static byte[] tarWithLink(String name, String target) {
    return written(
        out -> {
          try (var tar = new TarArchiveOutputStream(out)) {
            var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            entry.setLinkName(target);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
          }
        });
  }

  private interface Writing {
    void to(ByteArrayOutputStream out) throws IOException;
  }

  private static byte[] written(Writing writing) {
    var out = new ByteArrayOutputStream();
    try {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
