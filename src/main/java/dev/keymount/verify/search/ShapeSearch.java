package dev.keymount.verify.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * A search by shape in bytes that come in blocks of any size. It keeps a block and as much of the
 * one before as the longest secret takes, and of configuration files all up to a limit.
 */
final class ShapeSearch implements ByteSearch {

  private static final int BLOCK = 1 << 17;

  /** Longer configuration files are searched for shapes alone, in bytes. */
  private static final int LONGEST_TEXT = 1 << 20;

  private final Shapes shapes;
  private final ConfigurationSecrets configuration;
  private final Consumer<Match> matches;
  private final byte[] buffer = new byte[Shapes.BEFORE + Shapes.REACH + BLOCK];
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private String path = "";
  private boolean isConfiguration;
  private int filled;
  private int next;
  private long base;

  ShapeSearch(Shapes shapes, Discoveries discoveries, Consumer<Match> matches) {
    this.shapes = shapes;
    this.configuration = new ConfigurationSecrets(discoveries);
    this.matches = matches;
  }

  @Override
  public void begin(String path) {
    this.path = path;
    isConfiguration = ConfigurationSecrets.mayBeIn(path);
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    if (isConfiguration && text.size() <= LONGEST_TEXT) {
      text.write(bytes, offset, length);
    }
    int from = offset;
    int left = length;
    while (left > 0) {
      int part = Math.min(left, buffer.length - filled);
      System.arraycopy(bytes, from, buffer, filled, part);
      filled += part;
      from += part;
      left -= part;
      if (filled == buffer.length) {
        sweep(filled - Shapes.REACH);
      }
    }
  }

  @Override
  public void end() {
    sweep(filled);
    if (isConfiguration && text.size() <= LONGEST_TEXT) {
      configuration
          .in(path, text.toString(UTF_8))
          .forEach(found -> matches.accept(new Match(found.name(), Form.PLAIN, 0)));
    }
    isConfiguration = false;
    text.reset();
    filled = 0;
    next = 0;
    base = 0;
  }

  /** Looks at what begins before a place; what begins there or later waits for more bytes. */
  private void sweep(int to) {
    int[] end = {to};
    shapes.search(
        buffer,
        next,
        to,
        filled,
        (discovery, form, start, stop) -> {
          matches.accept(new Match(discovery.name(), form, base + start));
          end[0] = Math.max(end[0], stop);
        });
    int kept = Math.max(0, to - Shapes.BEFORE);
    System.arraycopy(buffer, kept, buffer, 0, filled - kept);
    base += kept;
    next = end[0] - kept;
    filled -= kept;
  }
}
