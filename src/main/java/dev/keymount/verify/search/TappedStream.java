package dev.keymount.verify.search;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Content that is searched as it stands while something else reads it, block by block. It can be
 * used again for other content.
 */
final class TappedStream extends InputStream {

  private static final int BLOCK = 1 << 16;
  private static final int HEAD = 512;

  private final ByteSearch search;
  private final byte[] block = new byte[BLOCK];
  private InputStream source = InputStream.nullInputStream();
  private Optional<IOException> failure = Optional.empty();
  private boolean atEnd;
  private int at;
  private int limit;
  private long allowed;

  TappedStream(ByteSearch search) {
    this.search = search;
  }

  /** Begins with other content and reads the head of it. */
  void open(InputStream content) {
    source = content;
    failure = Optional.empty();
    atEnd = false;
    at = 0;
    limit = 0;
    allowed = Long.MAX_VALUE;
    while (limit < HEAD && canFill()) {
      fill(limit);
    }
  }

  /** Returns the kind of the content. */
  FileKind kind(String path) {
    return FileKind.of(path, block, limit);
  }

  /** Returns whether the content itself could not be read on. */
  boolean hasFailed() {
    return failure.isPresent();
  }

  /** Lets no more than some bytes be read until this is called again. */
  void allow(long bytes) {
    allowed = bytes;
  }

  /** Reads to the end. */
  void drain() throws IOException {
    while (canFill()) {
      fill(0);
    }
    at = limit;
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private boolean canFill() {
    return !atEnd && failure.isEmpty();
  }

  private void fill(int from) {
    try {
      int length = source.read(block, from, BLOCK - from);
      atEnd = length < 0;
      limit = from + Math.max(0, length);
    } catch (IOException e) {
      failure = Optional.of(e);
      limit = from;
    }
    at = 0;
    search.feed(block, from, limit - from);
  }

  private boolean isAtEnd() throws IOException {
    while (at == limit && canFill()) {
      fill(0);
    }
    if (at < limit) {
      if (allowed <= 0) {
        throw new IOException("header is too long");
      }
      return false;
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return true;
  }

  @Override
  public int read() throws IOException {
    if (isAtEnd()) {
      return -1;
    }
    allowed--;
    return block[at++] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    int part = (int) Math.min(Math.min(length, limit - at), allowed);
    System.arraycopy(block, at, bytes, offset, part);
    at += part;
    allowed -= part;
    return part;
  }

  @Override
  public int available() {
    return limit - at;
  }
}
