package dev.keymount.verify.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** A tar archive that must have its end marker, so that one cut off between two files shows. */
final class CompleteTar extends TarArchiveInputStream {

  private boolean ended;

  CompleteTar(InputStream archive) {
    super(archive, UTF_8.name());
  }

  @Override
  protected boolean isEOFRecord(byte @Nullable [] block) {
    boolean end = super.isEOFRecord(block);
    ended |= end && block != null;
    return end;
  }

  @Override
  public @Nullable TarArchiveEntry getNextEntry() throws IOException {
    var entry = super.getNextEntry();
    if (entry == null && !ended) {
      throw new IOException("no end marker");
    }
    return entry;
  }
}
