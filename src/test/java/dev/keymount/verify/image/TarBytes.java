package dev.keymount.verify.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A tar archive made in memory, entry by entry. */
final class TarBytes {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, UTF_8.name());

  TarBytes() {
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
  }

  TarBytes file(String name, String content) {
    return file(name, content.getBytes(UTF_8));
  }

  TarBytes file(String name, byte[] content) {
    return add(new TarArchiveEntry(name), 0644, content);
  }

  TarBytes file(String name, int mode, int user, String content) {
    var entry = new TarArchiveEntry(name);
    entry.setIds(user, user);
    return add(entry, mode, content.getBytes(UTF_8));
  }

  TarBytes directory(String name) {
    return directory(name, 0755, 0);
  }

  TarBytes directory(String name, int mode, int user) {
    var entry = new TarArchiveEntry(name + "/");
    entry.setIds(user, user);
    return add(entry, mode, new byte[0]);
  }

  TarBytes symbolicLink(String name, String target) {
    var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(target);
    return add(entry, 0777, new byte[0]);
  }

  TarBytes hardLink(String name, String target) {
    var entry = new TarArchiveEntry(name, TarConstants.LF_LINK);
    entry.setLinkName(target);
    return add(entry, 0644, new byte[0]);
  }

  TarBytes fifo(String name) {
    return add(new TarArchiveEntry(name, TarConstants.LF_FIFO), 0600, new byte[0]);
  }

  TarBytes device(String name, int major, int minor) {
    var entry = new TarArchiveEntry(name, TarConstants.LF_CHR);
    entry.setDevMajor(major);
    entry.setDevMinor(minor);
    return add(entry, 0600, new byte[0]);
  }

  TarBytes attribute(String name, String key, String value) {
    var entry = new TarArchiveEntry(name);
    entry.addPaxHeader("SCHILY.xattr." + key, value);
    return add(entry, 0644, new byte[0]);
  }

  private TarBytes add(TarArchiveEntry entry, int mode, byte[] content) {
    entry.setMode(mode);
    entry.setSize(content.length);
    try {
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  byte[] bytes() {
    try {
      tar.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  byte[] gzipped() {
    return gzipped(bytes());
  }

  static byte[] gzipped(byte[] content) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
