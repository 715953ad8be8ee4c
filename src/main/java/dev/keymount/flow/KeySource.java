package dev.keymount.flow;

import java.util.List;

/**
 * A source of COPY or ADD that brings a private key in, alone or with the rest of a directory.
 *
 * @param copy the source
 * @param files the absolute paths at which the key comes to lie
 * @param narrowed what is to be copied instead, with the destination, where the source is a
 *     directory that holds other files too; empty where nothing is
 * @param kind whether the source is there for the key, or sweeps it in with a directory
 */
record KeySource(ContextCopy copy, List<String> files, String narrowed, Kind kind) {

  /** What a source is there for. */
  enum Kind {
    /** For the key. */
    KEY,
    /** For the files of an ssh client, which are known. */
    DIRECTORY,
    /** For the files of an ssh client, of which nothing is at hand. */
    UNSEEN_DIRECTORY,
    /** For a tree in which the key happens to lie. */
    TREE
  }

  KeySource {
    files = List.copyOf(files);
  }

  /** Returns the path of the key in the context; of the directory where it has several. */
  String name() {
    var file = files.get(0);
    var last = file.substring(file.lastIndexOf('/'));
    if (kind != Kind.DIRECTORY || files.size() > 1) {
      return copy.source();
    }
    int slash = copy.source().lastIndexOf('/');
    boolean pattern = !new ContextSource(copy.source()).isPlain();
    return pattern
        ? (slash < 0 ? last.substring(1) : copy.source().substring(0, slash) + last)
        : copy.source() + last;
  }

  static KeySource file(ContextCopy copy) {
    return new KeySource(copy, List.of(copy.target()), "", Kind.KEY);
  }
}
