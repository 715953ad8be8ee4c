package dev.keymount.bulk.git;

import dev.keymount.bulk.git.BaseTree.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.io.file.PathUtils;

/** A tree like that of the commit that is checked out, with some files put into it. */
final class NewTree {

  private static final String FAILURE = "cannot make the tree of the commit";

  private final Checkout checkout;
  private final Path temporary;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * Starts with no file.
   *
   * @param temporary a directory, where an index of its own is made and removed
   */
  NewTree(Checkout checkout, Path temporary) {
    this.checkout = checkout;
    this.temporary = temporary;
  }

  /** Puts a file in that is not there with this text. */
  void put(String path, Entry entry) {
    entries.put(path, entry);
  }

  /**
   * Writes the tree to the repository.
   *
   * @return its id
   * @throws GitException if it would be the same, or git takes one of the paths for a bad one
   */
  String write() throws GitException {
    if (entries.isEmpty()) {
      throw new GitException("the change leaves every file as it is committed");
    }
    Path directory;
    try {
      directory = Files.createTempDirectory(temporary, "index-").toAbsolutePath();
    } catch (IOException e) {
      throw new GitException("cannot make a temporary index: " + e.getMessage());
    }
    try {
      var tree = write(directory.resolve("index"));
      requireExactly(tree);
      return tree;
    } finally {
      remove(directory);
    }
  }

  private String write(Path index) throws GitException {
    var lines = new StringBuilder();
    entries.forEach(
        (path, entry) ->
            lines.append(entry.mode() + " " + entry.id() + "\t").append(path).append('\0'));
    inIndex(index, "", "read-tree", checkout.head());
    inIndex(index, lines.toString(), "update-index", "-z", "--index-info");
    return inIndex(index, "", "write-tree", "--missing-ok");
  }

  /** Runs a command on an index of its own, all in one file. */
  private String inIndex(Path index, String input, String... arguments) throws GitException {
    var words = new ArrayList<>(List.of("-c", "core.splitIndex=false"));
    words.addAll(List.of(arguments));
    return checkout
        .in(words)
        .set("GIT_INDEX_FILE", index.toString())
        .set("GIT_NO_REPLACE_OBJECTS", "1")
        .input(input)
        .require(FAILURE)
        .line();
  }

  /** Git passes over a path that it takes for a bad one, and goes on. */
  private void requireExactly(String tree) throws GitException {
    var arguments = List.of("diff-tree", "-r", "-z", "--name-only", checkout.head(), tree);
    var names = checkout.in(arguments).set("GIT_NO_REPLACE_OBJECTS", "1").require(FAILURE).text();
    var changed = names.isEmpty() ? Set.<String>of() : Set.of(names.split("\0"));
    if (!changed.equals(entries.keySet())) {
      throw new GitException(FAILURE + ": git does not take all paths of the changed files");
    }
  }

  private static void remove(Path directory) {
    try {
      PathUtils.deleteDirectory(directory);
    } catch (IOException e) {
      // It is in a directory of temporary files, which its owner empties.
    }
  }
}
