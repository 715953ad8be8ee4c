package dev.keymount.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The contents of the files that are not the same in the two build contexts, by their digests. */
final class ChangedContents {

  private static final int BUFFER = 1 << 16;
  private static final String NONE = "";

  /** A file in both contexts; a digest is empty where there is none. */
  private record Pair(String before, String after) {}

  private final Set<Pair> pairs = new HashSet<>();

  private ChangedContents() {}

  /** Compares two build contexts. */
  static ChangedContents between(Path before, Path after) throws IOException {
    var changed = new ChangedContents();
    var paths = new TreeSet<String>();
    collect(before, paths);
    collect(after, paths);
    for (var path : paths) {
      var one = before.resolve(path);
      var other = after.resolve(path);
      boolean both = Files.isRegularFile(one) && Files.isRegularFile(other);
      if (!both || Files.mismatch(one, other) >= 0) {
        changed.pairs.add(new Pair(digest(one), digest(other)));
      }
    }
    return changed;
  }

  /** Returns whether a file became another as one of the context did. */
  boolean explains(Optional<String> before, Optional<String> after) {
    return pairs.contains(new Pair(before.orElse(NONE), after.orElse(NONE)));
  }

  private static void collect(Path root, Set<String> paths) throws IOException {
    try (var walk = Files.walk(root)) {
      walk.filter(Files::isRegularFile)
          .forEach(file -> paths.add(ContextCopy.slashes(root.relativize(file))));
    }
  }

  private static String digest(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return NONE;
    }
    try (InputStream in = Files.newInputStream(file)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
