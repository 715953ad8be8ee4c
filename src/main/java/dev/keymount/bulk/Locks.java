package dev.keymount.bulk;

import java.nio.file.Path;
import java.util.stream.IntStream;

/** Locks by path, of which a fixed number serves any number of paths. */
final class Locks {

  private static final int COUNT = 256;

  private final Object[] locks = IntStream.range(0, COUNT).mapToObj(i -> new Object()).toArray();

  /** Returns the lock of a path. */
  Object of(Path path) {
    return locks[Math.floorMod(path.hashCode(), COUNT)];
  }
}
