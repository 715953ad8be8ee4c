package dev.keymount.verify.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A search in files, also in what is packed in them: gzip, zip and what is built on it, tar, loose
 * git objects and git packs, in each other down to a depth. Memory does not grow with the content.
 * It can be used again and again, by one thread at a time.
 *
 * <p>A secret that is found in an archive and also in the bytes of the archive itself, which is so
 * where they are not compressed, is told of the entry alone.
 */
public final class ContentSearch {

  /** How many archives in each other are opened; {@code .tar.gz} is one. */
  public static final int DEEPEST = 4;

  /** The most that is inflated of one file, in bytes, over all archives in it. */
  public static final long MOST_INFLATED = 1L << 30;

  private final Quarry quarry;
  private final InflationLimit limit;
  private final List<Level> levels = new ArrayList<>();

  /** Makes a search. */
  public ContentSearch(Quarry quarry) {
    this(quarry, MOST_INFLATED);
  }

  /** Makes one that inflates less. */
  ContentSearch(Quarry quarry, long mostInflated) {
    this.quarry = quarry;
    this.limit = new InflationLimit(mostInflated);
  }

  /** What is kept for content at one depth, for content after content. */
  private static final class Level {
    final Set<Match> own = new HashSet<>();
    final Set<Match> inside = new HashSet<>();
    final ByteSearch search;
    final TappedStream stream;

    Level(Quarry quarry) {
      search = quarry.stream(match -> own.add(anywhere(match)));
      stream = new TappedStream(search);
    }
  }

  private static Match anywhere(Match match) {
    return new Match(match.secret(), match.form(), 0);
  }

  /**
   * Searches the name and the content of a file.
   *
   * @param path the absolute path of the file
   * @param content read to its end, and not closed
   * @param found told once for a path, a secret and a form; secrets in the path are redacted
   * @param unread told {@code PATH: REASON} for what can't be searched: too deep, too large,
   *     encrypted, damaged, or of a kind that is not opened; its bytes are searched as they stand
   * @throws IOException if the content can't be read
   */
  public void search(
      String path, InputStream content, Consumer<Found> found, Consumer<String> unread)
      throws IOException {
    if (quarry.isEmpty()) {
      content.transferTo(OutputStream.nullOutputStream());
      return;
    }
    limit.reset();
    new File(found, unread).search(path, content);
  }

  /** The search in one file. */
  private final class File implements Archives.Contents {
    private final Consumer<Found> found;
    private final Consumer<String> unread;
    private final Set<Found> told = new HashSet<>();
    private final Archives archives = new Archives(this, limit);
    private int deep;
    private int depth;
    private boolean isInGzip;

    File(Consumer<Found> found, Consumer<String> unread) {
      this.found = found;
      this.unread = unread;
    }

    void search(String path, InputStream content) throws IOException {
      var shown = shown(path);
      name(shown, path);
      content(shown, content);
    }

    @Override
    public void content(String path, InputStream content) throws IOException {
      if (deep == levels.size()) {
        levels.add(new Level(quarry));
      }
      var level = levels.get(deep++);
      try {
        level.search.begin(path);
        level.stream.open(content);
        open(path, level.stream);
        level.stream.drain();
      } finally {
        level.search.end();
        deep--;
        level.own.removeAll(level.inside);
        level.own.forEach(match -> tell(path, match));
        if (deep > 0) {
          levels.get(deep - 1).inside.addAll(level.inside);
        }
        level.own.clear();
        level.inside.clear();
      }
    }

    private void open(String path, TappedStream stream) throws IOException {
      var kind = stream.kind(path);
      if (kind == FileKind.PLAIN) {
        return;
      }
      int around = kind == FileKind.TAR && isInGzip ? depth - 1 : depth;
      if (around >= DEEPEST) {
        unread(path, kind.label() + " in " + DEEPEST + " others, not opened");
        return;
      }
      int outerDepth = depth;
      boolean wasInGzip = isInGzip;
      depth = around + 1;
      isInGzip = kind == FileKind.GZIP;
      try {
        archives.read(kind, path, stream);
      } catch (InflationLimit.Reached e) {
        if (deep > 1) {
          throw e;
        }
        unread(path, "too large when unpacked; not searched to its end");
      } catch (IOException e) {
        if (stream.hasFailed()) {
          throw e;
        }
        unread(path, "damaged " + kind.label() + ", not searched to its end");
      } finally {
        stream.allow(Long.MAX_VALUE);
        depth = outerDepth;
        isInGzip = wasInGzip;
      }
    }

    @Override
    public String entry(String path, String name) {
      var inner = path + "!/" + shown(name).replaceFirst("^(?:\\./|/)+", "");
      name(inner, name);
      return inner;
    }

    @Override
    public void name(String path, String name) {
      quarry.in(name).forEach(match -> tell(path, match));
    }

    @Override
    public void unread(String path, String reason) {
      unread.accept(path + ": " + reason);
    }

    private String shown(String path) {
      return quarry.redact(path);
    }

    private void tell(String path, Match match) {
      if (deep > 0) {
        levels.get(deep - 1).inside.add(anywhere(match));
      }
      var place = new Found(path, match.secret(), match.form());
      if (told.add(place)) {
        found.accept(place);
      }
    }
  }
}
