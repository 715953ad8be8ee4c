package dev.keymount.flow;

import dev.keymount.flow.Life.Entry;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a private key enters a build.
 *
 * @param name the variable, or the path of its file in the build context
 * @param way in which way
 * @param declarations the ARGs that declare the variable
 * @param sources the sources of COPY and ADD that bring its file
 * @param isFound whether an ssh client looks for a key at an absolute path
 * @param readers the programs that read the file
 */
record KeyEntry(
    String name,
    Entry way,
    List<Definition> declarations,
    List<KeySource> sources,
    Predicate<String> isFound,
    FileReaders readers) {

  KeyEntry {
    declarations = List.copyOf(declarations);
    sources = List.copyOf(sources);
  }

  static KeyEntry argument(String name, List<Definition> declarations) {
    return new KeyEntry(
        name, Entry.ARGUMENT, declarations, List.of(), path -> true, SshReaders.INSTANCE);
  }

  /** Returns what a source of COPY or ADD has to do with the key. */
  Optional<KeySource> source(ContextCopy copy) {
    return sources.stream().filter(source -> source.copy().equals(copy)).findFirst();
  }
}
